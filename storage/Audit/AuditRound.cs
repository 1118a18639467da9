using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Dvc.Core.Agencies;

namespace Dvc.Storage.Audit;

/// <summary>
/// The order of the audit: all homes, then all agencies, subordinates before superiors, so that a wrong row is found at
/// the agency whose it is before it makes sums above it wrong. Both are found by skipping from partition to partition,
/// never by reading the tables.
/// </summary>
/// <param name="tables">The tables.</param>
internal sealed class AuditRound(StorageTables tables)
{
    // Agencies' codes are digits, capitals and dots; the partitions of kpis by period begin with small letters.
    private const string AfterAgencies = "a";

    /// <summary>Every unit once, beginning with the one after <paramref name="last"/>.</summary>
    public async IAsyncEnumerable<AuditUnit> AfterAsync(
        AuditUnit? last, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (last is not null)
        {
            for (var unit = await NextAsync(last, cancellationToken); unit is { } next; unit = await NextAsync(next, cancellationToken))
            {
                yield return next;
            }
        }

        for (var unit = await NextAsync(last: null, cancellationToken); unit is { } next; unit = await NextAsync(next, cancellationToken))
        {
            yield return next;
            if (next == last)
            {
                yield break;
            }
        }
    }

    private async Task<AuditUnit?> NextAsync(AuditUnit? last, CancellationToken cancellationToken)
    {
        if (last is { Kind: AuditUnit.Agency } audited)
        {
            return Unit(await NextAgencyAsync(AgencyCode.Parse(audited.Name), cancellationToken));
        }

        var home = await tables.Dossiers.FirstAsync(TableClient.CreateQueryFilter($"PartitionKey gt {last?.Name ?? ""}"), cancellationToken);
        return home is not null ? AuditUnit.OfHome(home.PartitionKey) : Unit(await NextAgencyAsync(last: null, cancellationToken));
    }

    private static AuditUnit? Unit(AgencyCode? agency) => agency is { } next ? AuditUnit.OfAgency(next) : null;

    // A superior comes after the last agency below it, whether it has rows or not: it ought to.
    private async Task<AgencyCode?> NextAgencyAsync(AgencyCode? last, CancellationToken cancellationToken)
    {
        if (last == AgencyCode.Country)
        {
            return null;
        }

        // '/' follows '.', so this is past all that is below the last agency.
        var next = await FirstAgencyAfterAsync(last is { } audited ? $"{audited}/" : "", cancellationToken);
        var superior = last?.Parent ?? AgencyCode.Country;
        return next is { } found && found.IsWithin(superior) ? await FirstBelowAsync(found, cancellationToken) : superior;
    }

    private async Task<AgencyCode> FirstBelowAsync(AgencyCode agency, CancellationToken cancellationToken)
    {
        while (await FirstAgencyAfterAsync(agency.Value, cancellationToken) is { } below && below.IsWithin(agency))
        {
            agency = below;
        }

        return agency;
    }

    private async Task<AgencyCode?> FirstAgencyAfterAsync(string partition, CancellationToken cancellationToken)
    {
        while (true)
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey gt {partition} and PartitionKey lt {AfterAgencies}");
            if (await tables.Kpis.FirstAsync(filter, cancellationToken) is not { } row)
            {
                return null;
            }

            if (AgencyCode.TryParse(row.PartitionKey, out var agency))
            {
                return agency;
            }

            partition = row.PartitionKey; // The country, which stands above them all and comes last.
        }
    }
}
