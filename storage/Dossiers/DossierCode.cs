using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Dvc.Storage.Dossiers;

/// <summary>What a dossier's code tells of its place among its issuer's codes: enough to guess how many rows lie between two.</summary>
/// <param name="Issuer">What stands before the first hyphen.</param>
/// <param name="Day">The date.</param>
/// <param name="Sequence">The number within the day.</param>
internal readonly record struct DossierCode(string Issuer, LocalDate Day, int Sequence)
{
    private static readonly LocalDatePattern ShortDate = LocalDatePattern.CreateWithInvariantCulture("yyMMdd");
    private static readonly LocalDatePattern LongDate = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    /// <summary>Reads a code; null where its middle is no date.</summary>
    public static DossierCode? Parse(string dossierId)
    {
        var parts = dossierId.Split('-');
        var date = (parts[1].Length == 6 ? ShortDate : LongDate).Parse(parts[1]);
        return date.Success
            ? new DossierCode(parts[0], date.Value, int.Parse(parts[2], CultureInfo.InvariantCulture))
            : null;
    }

    /// <summary>
    /// About how many rows lie between this code and a later one, where an issuer hands out
    /// <paramref name="perDay"/> codes a day; null where nothing can be said.
    /// </summary>
    public long? RowsUntil(DossierCode later, int perDay) =>
        later.Issuer != Issuer || later.Day < Day ? null
        : later.Day == Day ? Math.Max(0, later.Sequence - Sequence - 1)
        : ((long)Period.DaysBetween(Day, later.Day) * perDay) - Sequence + later.Sequence;
}
