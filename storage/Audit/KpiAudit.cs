using System.Collections.Concurrent;
using Azure.Data.Tables;
using Dvc.Core.Agencies;
using Dvc.Storage.RollUp;
using NodaTime;

namespace Dvc.Storage.Audit;

/// <summary>
/// Sums up an agency's kpis again and has them published anew where they differ (<c>docs/protocol.md</c>, audit). A
/// difference counts only where two looks in a row show the same rows in the same versions and no roll-up, be it one that
/// died, has the days still to publish.
/// </summary>
/// <param name="tables">The tables.</param>
/// <param name="reading">Reads and sums.</param>
/// <param name="marks">The marks of homes with something to roll up.</param>
/// <param name="touched">What roll-ups have still to publish.</param>
/// <param name="rollUp">Publishes it.</param>
/// <param name="republication">Has days published again.</param>
internal sealed class KpiAudit(
    StorageTables tables, KpiReading reading, DirtyMarks marks, TouchedRows touched, RollUpRunner rollUp, Republication republication)
{
    private const int Looks = 6;
    private const int ParallelHomes = 8;

    /// <summary>Audits <paramref name="agency"/>.</summary>
    /// <param name="agency">The agency.</param>
    /// <param name="months">The months in which anything is published.</param>
    /// <param name="cancellationToken">Ends it between two calls of storage.</param>
    public async Task<AuditFindings> RunAsync(AgencyCode agency, IReadOnlySet<LocalDate> months, CancellationToken cancellationToken)
    {
        var found = new AuditFindings(Agencies: 1);
        KpiLook? before = null;
        for (var number = 0; number < Looks; number++)
        {
            var look = await reading.ReadAsync(agency, months, cancellationToken);
            if (number == 0)
            {
                found += await RunUnlistedAsync(look.Subordinates, months, cancellationToken);
            }

            if (look.WrongRows == 0)
            {
                return found;
            }

            if (before?.Version == look.Version)
            {
                await republication.RequestAsync(agency.Value, look.Days, cancellationToken);
                return found + new AuditFindings(KpisRows: look.WrongRows);
            }

            before = look;
            if (await IsBeingPublishedAsync(look, cancellationToken))
            {
                before = null;
                await rollUp.RunAsync(cancellationToken);
            }
        }

        return found + new AuditFindings(Left: 1);
    }

    /// <summary>
    /// Audits those of <paramref name="agencies"/> that have no rows among agencies, and so no turn of their own: they were
    /// lost, or nobody but an invented row ever heard of them.
    /// </summary>
    public async Task<AuditFindings> RunUnlistedAsync(
        IEnumerable<AgencyCode> agencies, IReadOnlySet<LocalDate> months, CancellationToken cancellationToken)
    {
        var found = new AuditFindings();
        foreach (var agency in agencies)
        {
            if (await tables.Kpis.FirstAsync(TableClient.CreateQueryFilter($"PartitionKey eq {agency.Value}"), cancellationToken) is null)
            {
                found += await RunAsync(agency, months, cancellationToken);
            }
        }

        return found;
    }

    // A derived row is behind its inputs only while a touched row says so, in a home that has facts for it. Where such
    // rows stand at the moment between two looks there is nothing to be found yet.
    private async Task<bool> IsBeingPublishedAsync(KpiLook look, CancellationToken cancellationToken)
    {
        var marked = (await marks.ListAsync(cancellationToken)).Select(mark => mark.Home);
        var homes = marked.Concat(await FeedingHomesAsync(look, cancellationToken)).Distinct(StringComparer.Ordinal);
        var waiting = new ConcurrentBag<TouchedDay>();
        await Parallel.ForEachAsync(
            homes,
            ParallelWork.Of(ParallelHomes, cancellationToken),
            async (home, token) =>
            {
                var days = (await touched.ReadAsync(home, token)).SelectMany(row => row.Days);
                if (days.Where(look.IsChangedBy).Select(day => (TouchedDay?)day).FirstOrDefault() is { } day)
                {
                    waiting.Add(day);
                }
            });
        return !waiting.IsEmpty;
    }

    private async Task<IEnumerable<string>> FeedingHomesAsync(KpiLook look, CancellationToken cancellationToken)
    {
        var homes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var filter in look.Wrong.Select(period => period.Days).SelectMany(Months).Distinct().SelectMany(month => FactsKeys.Subtree(look.Agency, month)))
        {
            await foreach (var row in tables.Facts.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken))
            {
                homes.Add(RowKeys.ParseFact(row.RowKey).Home);
            }
        }

        return homes;
    }

    private static IEnumerable<LocalDate> Months(DateInterval days)
    {
        for (var month = days.Start.With(DateAdjusters.StartOfMonth); month <= days.End; month = month.PlusMonths(1))
        {
            yield return month;
        }
    }
}
