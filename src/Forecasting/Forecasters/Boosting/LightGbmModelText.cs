using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Forecasting.Forecasters.Boosting;

/// <summary>Reads the text that LightGBM gives of a model it has just trained in this process.</summary>
/// <remarks>It is never used on a file. Even so it takes nothing on trust: what it reads is validated by <see cref="TreeArrays"/>.</remarks>
internal ref struct LightGbmModelText
{
    private readonly List<int> _nodeStarts;
    private readonly List<int> _features;
    private readonly List<double> _thresholds;
    private readonly List<byte> _decisions;
    private readonly List<int> _left;
    private readonly List<int> _right;
    private readonly List<double> _gains;
    private readonly List<int> _nodeRows;
    private readonly List<double> _leafValues;
    private readonly List<int> _leafRows;
    private readonly List<int> _categoryStarts;
    private readonly List<uint> _categoryBits;
    private ReadOnlySpan<byte> _rest;
    private int _line;

    private LightGbmModelText(ReadOnlySpan<byte> text)
    {
        _rest = text;
        (_nodeStarts, _features, _thresholds, _decisions) = ([0], [], [], []);
        (_left, _right, _gains, _nodeRows) = ([], [], [], []);
        (_leafValues, _leafRows, _categoryStarts, _categoryBits) = ([], [], [0], []);
    }

    /// <summary>Reads the trees.</summary>
    /// <param name="text">The model as LightGBM writes it, version 4.</param>
    /// <returns>The trees, not yet validated.</returns>
    /// <exception cref="InvalidDataException">The text is not as expected.</exception>
    internal static TreeArrays Parse(ReadOnlySpan<byte> text)
    {
        var reader = new LightGbmModelText(text);
        var features = reader.ReadHeader();
        while (reader.ReadTree())
        {
        }

        return new TreeArrays
        {
            FeatureCount = features,
            NodeStarts = [.. reader._nodeStarts],
            Features = [.. reader._features],
            Thresholds = [.. reader._thresholds],
            Decisions = [.. reader._decisions],
            Left = [.. reader._left],
            Right = [.. reader._right],
            Gains = [.. reader._gains],
            NodeRows = [.. reader._nodeRows],
            LeafValues = [.. reader._leafValues],
            LeafRows = [.. reader._leafRows],
            CategoryStarts = [.. reader._categoryStarts],
            CategoryBits = [.. reader._categoryBits],
        };
    }

    // Gives the number of features, and refuses whatever would need a link function or several outputs.
    private int ReadHeader()
    {
        var features = 0;
        while (NextLine(out var line) && !line.IsEmpty)
        {
            Split(line, out var key, out var value);
            if (key.SequenceEqual("max_feature_idx"u8))
            {
                features = Int(value) + 1;
            }
            else if (key.SequenceEqual("num_class"u8) || key.SequenceEqual("num_tree_per_iteration"u8))
            {
                Require(Int(value) == 1, "has several outputs");
            }
            else if (key.SequenceEqual("version"u8))
            {
                Require(value.SequenceEqual("v4"u8), "is not of version v4");
            }
            else if (key.SequenceEqual("average_output"u8))
            {
                Require(false, "averages its trees");
            }
            else if (key.SequenceEqual("objective"u8))
            {
                Require(
                    value.SequenceEqual("regression"u8) || value.SequenceEqual("regression_l1"u8)
                        || value.StartsWith("huber"u8) || value.StartsWith("quantile"u8),
                    "has an objective with a link function");
            }
        }

        Require(features > 0, "has no features");
        return features;
    }

    private bool ReadTree()
    {
        ReadOnlySpan<byte> line;
        do
        {
            Require(NextLine(out line), "ends before 'end of trees'");
            if (line.SequenceEqual("end of trees"u8))
            {
                return false;
            }
        }
        while (!line.StartsWith("Tree="u8));

        var (leaves, categories) = (0, 0);
        var (firstSet, firstNode) = (_categoryStarts.Count - 1, _features.Count);
        while (NextLine(out line) && !line.IsEmpty)
        {
            Split(line, out var key, out var value);
            if (key.SequenceEqual("num_leaves"u8))
            {
                leaves = Int(value);
                Require(leaves > 0, "has a tree without leaves");
            }
            else if (key.SequenceEqual("num_cat"u8))
            {
                categories = Int(value);
            }
            else if (key.SequenceEqual("is_linear"u8))
            {
                Require(Int(value) == 0, "has linear leaves");
            }
            else
            {
                ReadArray(key, value, leaves, categories);
            }
        }

        _nodeStarts.Add(_nodeStarts[^1] + leaves - 1);
        NumberSets(firstNode, firstSet);
        return true;
    }

    private readonly void ReadArray(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, int leaves, int categories)
    {
        switch (Encoding.ASCII.GetString(key))
        {
            case "split_feature": Ints(value, leaves - 1, _features); break;
            case "split_gain": Doubles(value, leaves - 1, _gains); break;
            case "threshold": Doubles(value, leaves - 1, _thresholds, orInfinity: true); break;
            case "left_child": Ints(value, leaves - 1, _left); break;
            case "right_child": Ints(value, leaves - 1, _right); break;
            case "internal_count": Ints(value, leaves - 1, _nodeRows); break;
            case "leaf_value": Doubles(value, leaves, _leafValues); break;
            case "leaf_count": Ints(value, leaves, _leafRows); break;
            case "decision_type":
                foreach (var range in Numbers(value, leaves - 1))
                {
                    var decision = Int(value[range]);
                    Require(decision is >= 0 and <= byte.MaxValue, "has an unknown decision");
                    _decisions.Add((byte)decision);
                }

                break;
            case "cat_boundaries":
                var starts = new List<int>();
                Ints(value, categories + 1, starts);
                Require(starts[0] == 0, "has category sets that do not begin at 0");
                var offset = _categoryBits.Count;
                foreach (var start in starts.Skip(1))
                {
                    _categoryStarts.Add(offset + start);
                }

                break;
            case "cat_threshold":
                foreach (var range in Numbers(value, _categoryStarts[^1] - _categoryBits.Count))
                {
                    Require(uint.TryParse(value[range], NumberStyles.None, CultureInfo.InvariantCulture, out var bits), "has an unreadable category set");
                    _categoryBits.Add(bits);
                }

                break;
            default:
                break; // Weights and outputs of inner nodes, and the shrinkage that the leaves already carry.
        }
    }

    // LightGBM numbers the category sets within a tree; ours run through the ensemble.
    private readonly void NumberSets(int firstNode, int firstSet)
    {
        for (var node = firstNode; node < Math.Min(_decisions.Count, _thresholds.Count); node++)
        {
            if ((_decisions[node] & TreeArrays.Categorical) != 0)
            {
                _thresholds[node] += firstSet;
            }
        }
    }

    private bool NextLine(out ReadOnlySpan<byte> line)
    {
        if (_rest.IsEmpty)
        {
            line = default;
            return false;
        }

        var end = _rest.IndexOf((byte)'\n');
        line = (end < 0 ? _rest : _rest[..end]).TrimEnd((byte)'\r');
        _rest = end < 0 ? default : _rest[(end + 1)..];
        _line++;
        return true;
    }

    private static void Split(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        var mark = line.IndexOf((byte)'=');
        key = mark < 0 ? line : line[..mark];
        value = mark < 0 ? default : line[(mark + 1)..];
    }

    private readonly int Int(ReadOnlySpan<byte> text)
    {
        Require(Utf8Parser.TryParse(text, out int value, out var used) && used == text.Length, "has an unreadable whole number");
        return value;
    }

    private readonly void Ints(ReadOnlySpan<byte> text, int count, List<int> values)
    {
        foreach (var range in Numbers(text, count))
        {
            values.Add(Int(text[range]));
        }
    }

    // LightGBM writes the threshold "inf" where all that is not missing goes left.
    private readonly void Doubles(ReadOnlySpan<byte> text, int count, List<double> values, bool orInfinity = false)
    {
        foreach (var range in Numbers(text, count))
        {
            if (orInfinity && text[range].SequenceEqual("inf"u8))
            {
                values.Add(double.PositiveInfinity);
                continue;
            }

            Require(
                double.TryParse(text[range], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value),
                "has a number that is not finite");
            values.Add(value);
        }
    }

    private readonly List<Range> Numbers(ReadOnlySpan<byte> text, int count)
    {
        Require(count >= 0, "has an array before its length");
        var ranges = new List<Range>(count);
        foreach (var range in text.Split((byte)' '))
        {
            if (!text[range].IsEmpty)
            {
                ranges.Add(range);
            }
        }

        Require(ranges.Count == count, "has an array of another length than its tree");
        return ranges;
    }

    private readonly void Require(bool condition, string what)
    {
        if (!condition)
        {
            throw new InvalidDataException(FormattableString.Invariant($"The model that LightGBM returned {what} (line {_line})."));
        }
    }
}
