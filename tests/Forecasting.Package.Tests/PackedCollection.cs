namespace Forecasting.Package.Tests;

/// <summary>The tests that share the packages: they are made once.</summary>
[CollectionDefinition]
public sealed class PackedCollection : ICollectionFixture<PackedLibrary>;
