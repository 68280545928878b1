using System.Numerics;

namespace UrbGrade.Modules.Core.Numerics;

/// <summary>Weighted linear least squares by the normal equations: rows are added one by one and only their sums are kept, so that fitting thousands of
/// rows, or the same rows with other columns, allocates nothing.</summary>
/// <remarks>Columns should be of like size or centred: the equations square the condition of the rows.</remarks>
/// <param name="columns">Number of regressors, an intercept included.</param>
internal sealed class LeastSquares(int columns)
{
    private const double SmallestPivot = 1e-11;

    private readonly double[] gram = new double[columns * columns];
    private readonly double[] moments = new double[columns];
    private readonly double[] factor = new double[columns * columns];

    /// <summary>Rows added.</summary>
    public int Rows { get; private set; }

    /// <summary>Forgets all rows.</summary>
    public void Clear()
    {
        Array.Clear(gram);
        Array.Clear(moments);
        Rows = 0;
    }

    /// <summary>Adds one row.</summary>
    /// <param name="row">As many values as there are columns, none missing.</param>
    /// <param name="weight">Greater than 0.</param>
    public void Add(ReadOnlySpan<double> row, double target, double weight = 1)
    {
        Rows++;
        for (var i = 0; i < columns; i++)
        {
            var scaled = weight * row[i];
            if (scaled == 0)
            {
                continue;
            }

            moments[i] += scaled * target;
            AddScaled(gram.AsSpan(i * columns, i + 1), row[..(i + 1)], scaled);
        }
    }

    /// <summary>Coefficients that minimise the weighted squares plus the penalty; false where the rows do not tell the columns apart.</summary>
    /// <param name="penalty">Added to each column's own sum of squares, at least 0; empty for none.</param>
    public bool TrySolve(Span<double> coefficients, ReadOnlySpan<double> penalty = default)
    {
        for (var i = 0; i < columns; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = gram[(i * columns) + j] + (i == j && !penalty.IsEmpty ? penalty[i] : 0);
                var own = sum;
                sum -= Dot(factor.AsSpan(i * columns, j), factor.AsSpan(j * columns, j));
                if (i != j)
                {
                    factor[(i * columns) + j] = sum / factor[(j * columns) + j];
                }
                else if (sum > SmallestPivot * own && own > 0)
                {
                    factor[(i * columns) + i] = Math.Sqrt(sum);
                }
                else
                {
                    return false;
                }
            }
        }

        for (var i = 0; i < columns; i++)
        {
            coefficients[i] = (moments[i] - Dot(factor.AsSpan(i * columns, i), coefficients[..i])) / factor[(i * columns) + i];
        }

        for (var i = columns - 1; i >= 0; i--)
        {
            var sum = coefficients[i];
            for (var j = i + 1; j < columns; j++)
            {
                sum -= factor[(j * columns) + i] * coefficients[j];
            }

            coefficients[i] = sum / factor[(i * columns) + i];
        }

        return true;
    }

    /// <summary>Sum of products of two rows of equal length.</summary>
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var sums = Vector<double>.Zero;
        var i = 0;
        for (; i <= left.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            sums += new Vector<double>(left[i..]) * new Vector<double>(right[i..]);
        }

        var sum = Vector.Sum(sums);
        for (; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    private static void AddScaled(Span<double> into, ReadOnlySpan<double> row, double factor)
    {
        var i = 0;
        for (; i <= into.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            (new Vector<double>(into[i..]) + (new Vector<double>(row[i..]) * factor)).CopyTo(into[i..]);
        }

        for (; i < into.Length; i++)
        {
            into[i] += row[i] * factor;
        }
    }
}
