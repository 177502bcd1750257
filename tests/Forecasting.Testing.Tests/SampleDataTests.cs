using System.IO.Compression;
using System.Text;
using NodaTime;

namespace Forecasting.Testing.Tests;

public sealed class SampleDataTests(SampleDataFixture sample) : IClassFixture<SampleDataFixture>
{
    [Theory]
    [InlineData("city.csv")]
    [InlineData("city_truth.csv")]
    [InlineData("meters_truth.csv")]
    [InlineData("README.md")]
    public void WriteAll_Text_IsWhatShips(string name) =>
        Assert.Equal(File.ReadAllBytes(Path.Combine(Shipped(), name)), File.ReadAllBytes(Path.Combine(sample.Folder, name)));

    [Fact]
    public void WriteAll_Compressed_HoldsWhatShips() =>
        Assert.Equal(Inflate(Path.Combine(Shipped(), "meters.csv.gz")), Inflate(Path.Combine(sample.Folder, "meters.csv.gz")));

    [Fact]
    public void WriteAll_Files_AreSmall()
    {
        Assert.InRange(new FileInfo(Path.Combine(Shipped(), "city.csv")).Length, 500_000, 1_000_000);
        Assert.InRange(Directory.GetFiles(Shipped()).Sum(path => new FileInfo(path).Length), 1, 4_000_000);
    }

    [Fact]
    public void WriteAll_Readme_GivesTheHashOfTheTable()
    {
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(Shipped(), "city.csv"))));
        Assert.Contains(hash, File.ReadAllText(Path.Combine(Shipped(), "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void City_Labels_StandOnceAtMostAndInOrder()
    {
        var labels = sample.City.Labels.ToArray();
        for (var r = 1; r < labels.Length; r++)
            Assert.True(labels[r - 1] < labels[r], $"{labels[r - 1]} then {labels[r]}");
    }

    [Fact]
    public void City_LastRows_HaveWeatherButNoDemand()
    {
        var city = sample.City;
        for (var r = city.Count - 48; r < city.Count; r++)
        {
            Assert.True(double.IsNaN(city.Demand[r]));
            Assert.False(double.IsNaN(city.Temperature[r]));
        }
        Assert.False(double.IsNaN(city.Demand[city.Count - 49]));
        Assert.Equal(new LocalDateTime(2024, 9, 19, 23, 0), city.Labels[^1]);
    }

    [Fact]
    public void City_Truth_ExplainsEveryDifference() => TruthCheck.Explains(sample.City);

    [Fact]
    public void Meters_Kinds_AreFifty()
    {
        var kinds = sample.Meters.Series.GroupBy(series => series.Kind).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(50, sample.Meters.Series.Count);
        Assert.Equal(20, kinds[SyntheticLoadKind.Household]);
        Assert.Equal(10, kinds[SyntheticLoadKind.Office]);
        Assert.Equal(10, kinds[SyntheticLoadKind.Shop]);
        Assert.Equal(5, kinds[SyntheticLoadKind.School]);
        Assert.Equal(5, kinds[SyntheticLoadKind.Industry]);
    }

    [Fact]
    public void Meters_Duplicates_AreIdentical() =>
        Assert.DoesNotContain(sample.Meters.Truth, fault => fault.Kind == SyntheticFaultKind.DifferentDuplicate);

    [Fact]
    public void Meters_Truth_ExplainsEveryDifference() => TruthCheck.Explains(sample.Meters);

    private static string Inflate(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static string Shipped()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Forecasting.sln")))
                return Path.Combine(folder.FullName, "data");
        }
        throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }
}
