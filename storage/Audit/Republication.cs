using Azure.Data.Tables;
using Dvc.Storage.RollUp;

namespace Dvc.Storage.Audit;

/// <summary>Has days published again, which overwrites whatever facts and kpis say of them.</summary>
/// <param name="tables">The tables.</param>
/// <param name="marks">The marks of homes with something to roll up.</param>
internal sealed class Republication(StorageTables tables, DirtyMarks marks)
{
    // A property holds 32,768 letters, and a day with its agency and procedure has at most 86.
    private const int DaysPerRow = 350;

    /// <summary>Asks the next roll-up for <paramref name="days"/>, in the name of <paramref name="home"/>, which is marked.</summary>
    public async Task RequestAsync(string home, IEnumerable<TouchedDay> days, CancellationToken cancellationToken)
    {
        foreach (var part in days.Distinct().Chunk(DaysPerRow))
        {
            // Upserted, as a client repeats what got no answer; nobody else writes this row.
            await tables.Dossiers.UpsertEntityAsync(TouchedRows.Row(home, part), TableUpdateMode.Replace, cancellationToken);
        }

        await marks.MarkAsync(home, cancellationToken);
    }
}
