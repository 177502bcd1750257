using System.Globalization;
using System.Text;
using CsCheck;
using Forecasting.Tables;

namespace Forecasting.Tests.Tables;

/// <summary>Numbers in text are the nearest double, by the quick way and by the slow one.</summary>
public class NumberTextTests
{
    private static readonly NumberText Numbers = new(new CsvReadOptions(), new TableFault("x"));

    private static readonly Gen<string> Digits = Gen.Char["0123456789"].Array[0, 17].Select(chars => new string(chars));

    private static readonly Gen<string> Decimal =
        from sign in Gen.OneOf(Gen.Const(""), Gen.Const("-"), Gen.Const("+"))
        from whole in Digits
        from mark in Gen.OneOf(Gen.Const(""), Gen.Const("."))
        from fraction in Digits
        where whole.Length + fraction.Length > 0
        select mark.Length == 0 ? sign + whole + fraction : $"{sign}{whole}.{fraction}";

    [Fact]
    public void Read_AnyDecimal_IsTheNearestDouble() => Decimal.Sample(
        text => Assert.Equal(BitConverter.DoubleToInt64Bits(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)), Bits(text)), iter: 20_000);

    [Fact]
    public void Read_AnyDoubleAsItIsWritten_IsThatDouble() => Gen.Double.Where(double.IsFinite).Sample(
        value => Assert.Equal(BitConverter.DoubleToInt64Bits(value), Bits(value.ToString("R", CultureInfo.InvariantCulture))), iter: 20_000);

    private static long Bits(string text) => BitConverter.DoubleToInt64Bits(Numbers.Read(Encoding.UTF8.GetBytes(text), 1, "load"));
}
