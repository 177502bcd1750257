namespace Forecasting.Testing.Tests;

/// <summary>The sample data, generated and written once for all tests that look at them.</summary>
public sealed class SampleDataFixture : IDisposable
{
    public SampleDataFixture()
    {
        Folder = Directory.CreateTempSubdirectory("sample-data-").FullName;
        SampleData.WriteAll(Folder);
    }

    public string Folder { get; }

    public SyntheticLoad City { get; } = SyntheticLoad.Generate(SampleData.CityOptions);

    public SyntheticLoad Meters { get; } = SyntheticLoad.Generate(SampleData.MetersOptions);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
