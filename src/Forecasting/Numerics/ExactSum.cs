namespace Forecasting.Numerics;

/// <summary>A running sum of doubles without any rounding, rounded once, to nearest and even, when it is read.</summary>
/// <remarks>
/// Because the sum is exact, any order of <see cref="Add"/> and any tree of <see cref="Merge"/> gives the same bits.
/// The sum is an integer in units of 2^-1074, held in base 2^32 digits with late carries (R. M. Neal, 2015, "Fast exact
/// summation using small and large superaccumulators"), but only over the digits that were touched: a few for data of one
/// size, 68 at most. A mutable struct: keep it in a field or an array, and do not copy it while it is in use.
/// </remarks>
internal struct ExactSum
{
    private const int DigitBits = 32;
    private const long DigitMask = 0xFFFF_FFFF;
    private const long FractionMask = 0x000F_FFFF_FFFF_FFFF;
    private const long ImplicitBit = 1L << 52;
    private const int SpecialExponent = 0x7FF;

    // One addition changes a digit by less than 2^52, so 1,023 of them on a carried digit stay far below 2^63.
    private const int AddsBetweenCarries = 1023;

    private long[]? _digits;
    private int _first;
    private int _pending;
    private double _special;

    /// <summary>Adds a value; one that is not finite makes the sum what IEEE 754 addition would make it.</summary>
    public void Add(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> 52) & SpecialExponent;
        var mantissa = bits & FractionMask;
        if (exponent == 0)
        {
            if (mantissa == 0)
            {
                return;
            }

            exponent = 1;
        }
        else if (exponent == SpecialExponent)
        {
            _special += value;
            return;
        }
        else
        {
            mantissa |= ImplicitBit;
        }

        // Shifts, for a signed division by 32 costs more than the rest.
        var digit = (exponent - 1) >> 5;
        var shift = (exponent - 1) & (DigitBits - 1);
        var digits = Reserve(digit, digit + 1);
        var at = digit - _first;
        var sign = bits >> 63;
        unchecked
        {
            // Proven: `low` has 32 bits and `high` at most 52; (x ^ sign) - sign negates where the sign bit was set.
            var low = (mantissa << shift) & DigitMask;
            var high = mantissa >> (DigitBits - shift);
            digits[at] += (low ^ sign) - sign;
            digits[at + 1] += (high ^ sign) - sign;
        }

        if (++_pending >= AddsBetweenCarries)
        {
            Carry();
        }
    }

    /// <summary>Adds another sum to this one, exactly.</summary>
    public void Merge(in ExactSum other)
    {
        _special += other._special;
        if (other._digits is not { } theirs)
        {
            return;
        }

        Reserve(other._first, other._first + theirs.Length);
        Carry();
        var offset = other._first - _first;
        for (var i = 0; i < theirs.Length; i++)
        {
            _digits![offset + i] += theirs[i] & DigitMask;
            _digits[offset + i + 1] += theirs[i] >> DigitBits;
        }

        _pending = 1;
    }

    /// <summary>Gets the sum, correctly rounded: 0 if nothing was added, infinity if it is beyond the range of a double.</summary>
    public readonly double Value
    {
        get
        {
            if (_special != 0)
            {
                return _special;
            }

            if (_digits is not { } digits)
            {
                return 0;
            }

            // Two digits more than touched hold every carry: a digit is below 2^63.
            Span<long> whole = stackalloc long[digits.Length + 2];
            digits.CopyTo(whole);
            whole[digits.Length..].Clear();
            CarryAll(whole);
            var negative = whole[^1] < 0;
            if (negative)
            {
                for (var i = 0; i < whole.Length; i++)
                {
                    whole[i] = -whole[i];
                }

                CarryAll(whole);
            }

            var magnitude = Round(whole, _first);
            return negative ? -magnitude : magnitude;
        }
    }

    // Makes room for the digits from `low` to `high`, both included.
    private long[] Reserve(int low, int high)
    {
        if (_digits is { } digits && low >= _first && high < _first + digits.Length)
        {
            return digits;
        }

        return Grow(low, high);
    }

    private long[] Grow(int low, int high)
    {
        if (_digits is not { } old)
        {
            // One digit of room on either side: data of one size then never grows again.
            _first = Math.Max(0, low - 1);
            return _digits = new long[high + 2 - _first];
        }

        var first = Math.Min(_first, low);
        var grown = new long[Math.Max(_first + old.Length, high + 1) - first];
        old.CopyTo(grown, _first - first);
        _first = first;
        return _digits = grown;
    }

    private void Carry()
    {
        _pending = 0;
        CarryAll(_digits);

        // The top digit keeps its sign; it must stay small as well.
        while (_digits![^1] is > DigitMask or < -DigitMask)
        {
            var top = _digits.Length - 1;
            var digits = Grow(_first, _first + _digits.Length);
            digits[top + 1] = digits[top] >> DigitBits;
            digits[top] &= DigitMask;
        }
    }

    // Leaves every digit but the last in [0, 2^32).
    private static void CarryAll(Span<long> digits)
    {
        for (var i = 0; i < digits.Length - 1; i++)
        {
            digits[i + 1] += digits[i] >> DigitBits;
            digits[i] &= DigitMask;
        }
    }

    // The double nearest to a non-negative whole number of units of 2^-1074; ties go to the even one.
    private static double Round(ReadOnlySpan<long> digits, int first)
    {
        var top = digits.Length - 1;
        while (top >= 0 && digits[top] == 0)
        {
            top--;
        }

        if (top < 0)
        {
            return 0;
        }

        var head = ((UInt128)(ulong)digits[top] << (2 * DigitBits))
            | ((UInt128)(ulong)(top >= 1 ? digits[top - 1] : 0) << DigitBits)
            | (ulong)(top >= 2 ? digits[top - 2] : 0);
        var headAt = DigitBits * (first + top - 2);
        var highest = headAt + 127 - (int)UInt128.LeadingZeroCount(head);
        var lowest = Math.Max(highest - 52, 0);
        var drop = lowest - headAt;
        var mantissa = (ulong)(head >> drop);
        var rest = head & ((UInt128.One << drop) - 1);
        var half = UInt128.One << (drop - 1);
        var beyond = top > 2 && digits[..(top - 2)].ContainsAnyExcept(0L);
        if (rest > half || (rest == half && (beyond || (mantissa & 1) == 1)))
        {
            mantissa++;
        }

        // The implicit bit of the mantissa raises the exponent field by one, as does a carry out of the rounding.
        return lowest >= SpecialExponent - 1
            ? double.PositiveInfinity
            : BitConverter.UInt64BitsToDouble(((ulong)lowest << 52) + mantissa);
    }
}
