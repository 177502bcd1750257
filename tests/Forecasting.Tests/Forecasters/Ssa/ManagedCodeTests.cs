using System.Reflection;
using System.Runtime.InteropServices;
using Forecasting.Forecasters.Ssa;

namespace Forecasting.Tests.Forecasters.Ssa;

/// <summary>Singular spectrum analysis is managed code alone: it runs on any processor that .NET runs on.</summary>
public sealed class ManagedCodeTests
{
    private const BindingFlags Every = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Type[] Types =
    [
        .. typeof(SsaForecaster).Assembly.GetTypes().Where(type => type.Namespace is "Forecasting.Numerics" or "Forecasting.Forecasters.Ssa"),
    ];

    [Fact]
    public void Methods_OfTheAnalysisAndItsNumerics_CallNoNativeLibrary()
    {
        MethodBase[] methods = [.. Types.SelectMany(type => type.GetMethods(Every))];
        Assert.True(methods.Length > 200, "The methods were not found.");
        Assert.Empty(methods.Where(IsNative).Select(method => $"{method.DeclaringType}.{method.Name}"));
        // The same look finds those that are native.
        Assert.Contains(typeof(SsaForecaster).Assembly.GetTypes().SelectMany(type => type.GetMethods(Every)), IsNative);
    }

    [Fact]
    public void Signatures_OfTheAnalysisAndItsNumerics_NameNoForeignType()
    {
        string[] allowed = ["System", "Forecasting", "NodaTime", "Microsoft.CodeAnalysis"];
        Type[] named =
        [
            .. Types.SelectMany(type => type.GetFields(Every).Select(field => field.FieldType)
                .Concat(type.GetMethods(Every).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)))),
        ];
        Assert.Contains(typeof(RegularPanel), named);
        Assert.Empty(named.Select(Plain).Where(type => !type.IsGenericParameter && !allowed.Any(name => type.Namespace is null || type.Namespace.StartsWith(name, StringComparison.Ordinal))).Distinct());
        Assert.DoesNotContain(named, type => Plain(type).Namespace?.StartsWith("Forecasting.Forecasters.Boosting", StringComparison.Ordinal) == true);
    }

    private static bool IsNative(MethodBase method) =>
        method.Attributes.HasFlag(MethodAttributes.PinvokeImpl) || method.IsDefined(typeof(DllImportAttribute)) || method.IsDefined(typeof(LibraryImportAttribute));

    private static Type Plain(Type type) => type.HasElementType ? Plain(type.GetElementType()!) : type;
}
