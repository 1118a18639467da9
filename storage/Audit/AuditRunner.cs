using System.Diagnostics.Metrics;
using Dvc.Core;
using Dvc.Core.Agencies;
using Dvc.Storage.Catalog;
using Dvc.Storage.RollUp;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Dvc.Storage.Audit;

/// <summary>
/// Recounts everything that is derived, a unit after the other, and repairs what differs. A run goes on where the last one
/// stopped and ends after one round, or at its time limit. Recorders, roll-ups and other audits may run beside it, and it
/// may die at any moment (<c>docs/protocol.md</c>).
/// </summary>
/// <param name="tables">The tables.</param>
/// <param name="marks">The marks of homes with something to roll up.</param>
/// <param name="rollUp">Publishes what was repaired.</param>
/// <param name="catalog">The catalogue that dossiers are posted by today.</param>
/// <param name="journal">Remembers how far the audit is and what it found.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed class AuditRunner(
    StorageTables tables, DirtyMarks marks, RollUpRunner rollUp, ICatalog catalog, AuditJournal journal, TimeProvider time, ILogger<AuditRunner> logger)
{
    private static readonly Counter<long> Differences =
        new Meter("Dvc").CreateCounter<long>("dvc.audit.differences", description: "Differences that the audit found, by kind.");

    private readonly AuditRound round = new(tables);
    private readonly HomeAudit homes = new(
        tables, marks, new FactsAudit(tables), Agencies(tables, marks, rollUp), new Republication(tables, marks), catalog, time);

    private readonly KpiAudit agencies = Agencies(tables, marks, rollUp);

    /// <summary>After this a run stops and leaves the rest to the next one.</summary>
    public static TimeSpan TimeLimit { get; } = TimeSpan.FromMinutes(4);

    private Instant Now => time.Now();

    /// <summary>Audits one round, or as much of it as <see cref="TimeLimit"/> allows, and rolls up what was repaired.</summary>
    /// <exception cref="AggregateException">Some homes or agencies could not be audited, or repairs not rolled up.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        List<Exception> failures = [];
        var report = await AuditAsync(failures, cancellationToken);
        if (report.Last.HasDifferences)
        {
            try
            {
                await rollUp.RunAsync(cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Add(failure);
            }
        }

        await journal.WriteAsync(report with { FinishedAt = Now }, cancellationToken);
        logger.Audited(report.Last.Homes, report.Last.Agencies, report.Last.Left);
        if (failures.Count > 0)
        {
            throw new AggregateException("Not everything could be audited or rolled up.", failures);
        }
    }

    private static KpiAudit Agencies(StorageTables tables, DirtyMarks marks, RollUpRunner rollUp) =>
        new(tables, new KpiReading(tables), new UnpublishedDays(marks, new TouchedRows(tables)), rollUp, new Republication(tables, marks));

    private async Task<AuditReport> AuditAsync(List<Exception> failures, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var before = await journal.ReadAsync(cancellationToken);
        var report = AuditReport.Begin(before, Now);
        AuditUnit? current = null;
        try
        {
            var months = await new PublishedMonths(tables).ReadAsync(either.Token);
            await foreach (var unit in round.AfterAsync(AuditUnit.Parse(report.Cursor), either.Token))
            {
                current = unit;
                var found = await AuditAsync(unit, months, failures, either.Token);
                report = report.Plus(unit, found, Now);
                await journal.WriteAsync(report, either.Token);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            logger.AuditStopped(TimeLimit);

            // One that takes longer than a whole run must keep no other from its turn.
            if (current is { } endless && report.Cursor == before?.Cursor)
            {
                report = report.Plus(endless, new AuditFindings(Left: 1), Now);
            }
        }

        return report;
    }

    private async Task<AuditFindings> AuditAsync(
        AuditUnit unit, IReadOnlySet<LocalDate> months, List<Exception> failures, CancellationToken cancellationToken)
    {
        try
        {
            var found = unit.Kind == AuditUnit.Home
                ? await homes.RunAsync(unit.Name, months, cancellationToken)
                : await agencies.RunAsync(AgencyCode.Parse(unit.Name), months, cancellationToken);
            Report(unit, found);
            return found;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            logger.AuditFailed(failure, unit.Kind, unit.Name);
            failures.Add(failure);
            return new AuditFindings(Left: 1);
        }
    }

    private void Report(AuditUnit unit, AuditFindings found)
    {
        foreach (var (kind, count) in found.Differences.Where(kind => kind.Value > 0))
        {
            logger.DifferenceFound(unit.Kind, unit.Name, kind, count);
            Differences.Add(count, KeyValuePair.Create<string, object?>("kind", kind));
        }
    }
}
