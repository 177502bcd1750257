using System.Reflection;
using System.Runtime.CompilerServices;
using Forecasting.Testing;

namespace Forecasting.Tests.Architecture;

/// <summary>What types look like: closed or made to be extended, and named for what they are.</summary>
public sealed class TypeTests
{
    private static readonly string[] EmptyWords = ["Manager", "Helper", "Utils", "Processor"];

    private static readonly Assembly[] Libraries = [typeof(Forecaster).Assembly, typeof(ForecasterContract).Assembly];

    [Fact]
    public void PublicClass_IsSealedOrAbstract()
    {
        Type[] classes = [.. Public().Where(type => type.IsClass)];
        Assert.True(classes.Length > 60, "The public classes were not found.");
        // A static class is both to the runtime. Options that others add to are records, and may be made themselves.
        Assert.Empty(classes.Where(type => !type.IsSealed && !type.IsAbstract && !IsExtendedRecord(type, classes)).Select(type => type.FullName));
    }

    private static bool IsExtendedRecord(Type type, Type[] classes) =>
        type.GetMethod("<Clone>$") is not null && classes.Any(other => other.BaseType == type);

    [Fact]
    public void PublicStruct_IsReadOnly() =>
        Assert.Empty(Public().Where(type => type.IsValueType && !type.IsEnum && !type.IsDefined(typeof(IsReadOnlyAttribute))).Select(type => type.FullName));

    [Fact]
    public void PublicType_StandsAlone() =>
        // An extension block is a nested type to the runtime, and to nobody else.
        Assert.Empty(Libraries.SelectMany(library => library.GetExportedTypes())
            .Where(type => type.IsNested && !IsMadeByTheCompiler(type)).Select(type => type.FullName));

    [Fact]
    public void PublicType_NamespaceBeginsWithThatOfItsLibrary() =>
        Assert.All(Public(), type => Assert.StartsWith(type.Assembly.GetName().Name!, type.Namespace, StringComparison.Ordinal));

    [Fact]
    public void Name_OfEveryType_SaysSomething()
    {
        Type[] types = [.. Libraries.SelectMany(library => library.GetTypes())];
        Assert.True(types.Length > 200, "The types were not found.");
        Assert.Empty(types.Where(type => EmptyWords.Any(word => type.Name.Contains(word, StringComparison.Ordinal))).Select(type => type.FullName));
    }

    [Fact]
    public void PublicMethod_HasAtMostFourParameters() =>
        // The door to ML.NET copies a foreign signature.
        Assert.Empty(Public()
            .Where(type => !type.Namespace!.EndsWith(".Interop", StringComparison.Ordinal) && !typeof(Delegate).IsAssignableFrom(type))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName && Given(method) > 4)
            .Select(method => $"{method.DeclaringType!.FullName}.{method.Name}"));

    // What an extension is called on is no parameter to its caller, and neither is what comes out of a deconstruction.
    private static int Given(MethodInfo method) =>
        method.GetParameters().Count(parameter => !parameter.IsOut) - (method.IsDefined(typeof(ExtensionAttribute)) ? 1 : 0);

    private static IEnumerable<Type> Public() => Libraries.SelectMany(library => library.GetExportedTypes()).Where(type => !type.IsNested);

    private static bool IsMadeByTheCompiler(Type type)
    {
        for (Type? at = type; at is not null; at = at.DeclaringType)
        {
            if (at.Name.Contains('<', StringComparison.Ordinal) || at.IsDefined(typeof(CompilerGeneratedAttribute))) return true;
        }

        return false;
    }
}
