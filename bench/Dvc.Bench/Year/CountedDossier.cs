using Dvc.Cli.Events;

namespace Dvc.Bench.Year;

/// <summary>A dossier as its newest event tells it; dates in Vietnam.</summary>
/// <param name="Last">That event.</param>
/// <param name="ReceivedOn">When it was received.</param>
/// <param name="DueOn">When it is due.</param>
/// <param name="ClosedOn">When it was finished; null while it is open.</param>
internal sealed record CountedDossier(DossierEvent Last, DateOnly ReceivedOn, DateOnly DueOn, DateOnly? ClosedOn)
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    /// <summary>All dossiers that are received, of events in any order, repeated or not.</summary>
    public static List<CountedDossier> Of(IEnumerable<DossierEvent> events) => [.. events
        .GroupBy(told => told.DossierId, StringComparer.Ordinal)
        .Select(history => history.OrderBy(told => told.UpdatedAt).ThenBy(told => told.Status).Last())
        .Where(last => last.ReceivedAt is not null)
        .Select(last => new CountedDossier(last, Date(last.ReceivedAt)!.Value, Date(last.DueAt)!.Value, Date(last.FinishedAt)))];

    /// <summary>Whether it is open at the end of a day.</summary>
    public bool IsOpenAfter(DateOnly day) => ReceivedOn <= day && !(ClosedOn <= day);

    private static DateOnly? Date(DateTimeOffset? time) => time is { } moment ? DateOnly.FromDateTime(moment.ToOffset(Vietnam).DateTime) : null;
}
