namespace Forecasting.Tests.Long;

/// <summary>The long tests run one after another: they measure time and memory.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LongCollection
{
    public const string Name = "Long";
}
