using Dvc.Storage.Dossiers;

namespace Dvc.Storage.Recording;

/// <summary>
/// How the old states of some dossiers of one home are read: by key range where their codes lie close together, one by
/// one where they do not.
/// </summary>
internal static class ReadPlan
{
    // A range of 100 rows costs about as much as four point reads, and a request less is worth a few more.
    private const int RowsWorthSkipping = 200;

    /// <summary>
    /// First and last code of every read that covers the codes which are wanted; where both are the same it is a point
    /// read. Others are read along where they lie beside those, and left out where they do not.
    /// </summary>
    /// <param name="dossierIds">Codes in ordinal order.</param>
    /// <param name="isWanted">Whether a code's old state must be known.</param>
    public static IEnumerable<(string First, string Last)> Of(IEnumerable<string> dossierIds, Func<string, bool> isWanted)
    {
        var codes = dossierIds.Select(id => (Id: id, Code: DossierCode.Parse(id))).ToList();
        var perDay = codes.Max(code => code.Code?.Sequence) ?? 0;
        return codes
            .Runs((one, next) => one.Code is { } code && next.Code is { } later && code.RowsUntil(later, perDay) <= RowsWorthSkipping)
            .Where(run => run.Exists(code => isWanted(code.Id)))
            .Select(run => (run[0].Id, run[^1].Id));
    }
}
