namespace Dvc.Core.Kpi;

/// <summary>A ratio that keeps what it was made of. Without a denominator it has no value, which is not zero.</summary>
/// <param name="Numerator">What is counted, a number of dossiers or of days.</param>
/// <param name="Denominator">Out of how many.</param>
public readonly record struct Rate(long Numerator, long Denominator)
{
    private const int Decimals = 6;

    /// <summary>Numerator by denominator to six decimals, half away from zero; null where the denominator is 0.</summary>
    public decimal? Value =>
        Denominator == 0 ? null : Math.Round((decimal)Numerator / Denominator, Decimals, MidpointRounding.AwayFromZero);

    /// <summary>
    /// The change from <paramref name="earlier"/> in percentage points, from the exact fractions, to four decimals,
    /// half away from zero; null where either has no value.
    /// </summary>
    public decimal? PointsSince(Rate earlier)
    {
        if (Denominator == 0 || earlier.Denominator == 0)
        {
            return null;
        }

        var points = 100m * (((decimal)Numerator * earlier.Denominator) - ((decimal)earlier.Numerator * Denominator))
            / ((decimal)Denominator * earlier.Denominator);
        return Math.Round(points, Decimals - 2, MidpointRounding.AwayFromZero);
    }

    /// <summary>Compares the exact fractions; a rate without a value comes before all that have one.</summary>
    public static int CompareExactly(Rate one, Rate other) =>
        one.Denominator == 0 || other.Denominator == 0
            ? (one.Denominator != 0).CompareTo(other.Denominator != 0)
            : ((Int128)one.Numerator * other.Denominator).CompareTo((Int128)other.Numerator * one.Denominator);
}
