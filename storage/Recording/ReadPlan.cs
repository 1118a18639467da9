using Dvc.Storage.Dossiers;

namespace Dvc.Storage.Recording;

/// <summary>
/// How the old states of some dossiers of one home are read: by key range where their codes lie close together, one by
/// one where they do not.
/// </summary>
internal static class ReadPlan
{
    // A range of 100 rows costs about as much as four point reads, so skipping fewer rows than this is cheaper than
    // asking again.
    private const int RowsWorthSkipping = 200;

    /// <summary>
    /// First and last code of every read, for codes in ordinal order. Where both are the same it is a point read.
    /// </summary>
    public static IReadOnlyList<(string First, string Last)> Of(IReadOnlyList<string> dossierIds)
    {
        var codes = dossierIds.Select(id => (Id: id, Code: DossierCode.Parse(id))).ToList();
        var perDay = codes.Max(code => code.Code?.Sequence) ?? 0;
        return [.. codes
            .Runs((one, next) => one.Code is { } code && next.Code is { } later && code.RowsUntil(later, perDay) <= RowsWorthSkipping)
            .Select(run => (run.First.Id, run.Last.Id))];
    }
}
