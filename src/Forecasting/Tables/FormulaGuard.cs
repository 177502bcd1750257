using System.Text;

namespace Forecasting.Tables;

/// <summary>Keeps a spreadsheet from taking a text for a formula: an apostrophe goes before it, and the reader takes it away again.</summary>
/// <remarks>The characters are those that the OWASP page on CSV injection lists, wide forms included. Numbers are never guarded.</remarks>
internal static class FormulaGuard
{
    /// <summary>The apostrophe.</summary>
    public const byte Mark = (byte)'\'';

    private static readonly Rune[] Starts =
        [new('='), new('+'), new('-'), new('@'), new('\t'), new('\r'), new('\n'), new('\uFF1D'), new('\uFF0B'), new('\uFF0D'), new('\uFF20')];

    /// <summary>Tells whether a text needs the guard; one that already looks guarded gets a second, so that it reads back.</summary>
    public static bool IsNeeded(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> rest = text.TrimStart(Mark);
        return Rune.DecodeFromUtf8(rest, out Rune first, out _) == System.Buffers.OperationStatus.Done && Array.IndexOf(Starts, first) >= 0;
    }

    /// <summary>Returns a text without its guard.</summary>
    public static ReadOnlySpan<byte> Removed(ReadOnlySpan<byte> text) => IsNeeded(text[1..]) ? text[1..] : text;
}
