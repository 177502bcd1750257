using System.Buffers.Binary;
using System.Text;

namespace Forecasting.Interop.Ssa;

/// <summary>Reads the content of a forecaster's file, and believes none of it.</summary>
internal sealed class SsaFileReader(ReadOnlyMemory<byte> content)
{
    private int _position;

    public static SeriesDataException Wrong(string what, Exception? inner = null) =>
        new(
            new Finding
            {
                Code = "MDL-022",
                Severity = FindingSeverity.Error,
                Message = $"The file of the forecaster is whole, but its content is not that of a forecaster: {what}. Write it again.",
            },
            inner);

    public static void Require(bool holds, string what)
    {
        if (!holds) throw Wrong(what);
    }

    public void RequireEnd() => Require(_position == content.Length, "something follows the model");

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public int Count(int least, int most)
    {
        int count = Int32();
        Require(count >= least && count <= most, $"the number {count} is not from {least} to {most}");
        return count;
    }

    public byte Byte() => Take(1)[0];

    public bool Boolean() => Byte() != 0;

    public float Single() => BinaryPrimitives.ReadSingleLittleEndian(Take(sizeof(float)));

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    public string Text() => Encoding.UTF8.GetString(Take(Int32()));

    public T Member<T>()
        where T : struct, Enum
    {
        var value = (T)Enum.ToObject(typeof(T), Int32());
        Require(Enum.IsDefined(value), $"{value} is no {typeof(T).Name}");
        return value;
    }

    public float[] Singles(long count)
    {
        Require(count * sizeof(float) <= content.Length - _position, "it ends too early");
        float[] values = new float[count];
        for (int i = 0; i < values.Length; i++) values[i] = Single();
        return values;
    }

    public double[] Doubles(long count)
    {
        Require(count * sizeof(double) <= content.Length - _position, "it ends too early");
        double[] values = new double[count];
        for (int i = 0; i < values.Length; i++) values[i] = Double();
        return values;
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        Require(length >= 0 && length <= content.Length - _position, "it ends too early");
        ReadOnlySpan<byte> taken = content.Span.Slice(_position, length);
        _position += length;
        return taken;
    }
}
