using Dvc.Core;
using Dvc.Core.Agencies;
using Dvc.Core.Kpi;
using Dvc.Functions.Http;
using Dvc.Functions.Kpi;
using Dvc.Storage.Catalog;
using Dvc.Storage.Kpi;
using NodaTime;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Functions.Procedures;

/// <summary>
/// Puts an agency's figures by procedure and by field into the form of the contract. What is offered is what the catalogue
/// says of the day that the span is evaluated at: its last, or today.
/// </summary>
/// <param name="reader">Reads the figures.</param>
/// <param name="catalog">Names, fields, levels, terms and fees.</param>
/// <param name="time">The clock that says what today is.</param>
public sealed class ProcedureAnswers(ProcedureReader reader, ICatalog catalog, TimeProvider time)
{
    /// <summary>Today in Vietnam.</summary>
    public LocalDate Today => time.Today();

    /// <summary>The figures of every procedure.</summary>
    public async Task<ProceduresAnswer> ProceduresOfAsync(Period period, AgencyCode agency, CancellationToken cancellationToken)
    {
        var reading = await ReadAsync(period, agency, cancellationToken);
        return new ProceduresAnswer(
            reading.Period,
            reading.AsOf,
            VietnamTime.Zone.Id,
            reading.Agency,
            ServicesPart.Of(reading.Procedures),
            AdvantagesPart.Of(reading.Procedures),
            [.. Groups(reading.Procedures)],
            [.. reading.Procedures.Where(procedure => procedure.Figures.HasDossiers).Select(procedure => new ProcedureRow(
                ProcedurePart.Of(procedure.Code, procedure.Offer),
                VietnamTimestamp.Format(reading.LastEventAt[procedure.Code]),
                CountsPart.Of(procedure.Figures),
                RatesPart.Of(procedure.Figures)))]);
    }

    /// <summary>The figures of every field.</summary>
    public async Task<FieldsAnswer> FieldsOfAsync(Period period, AgencyCode agency, CancellationToken cancellationToken)
    {
        var reading = await ReadAsync(period, agency, cancellationToken);
        return new FieldsAnswer(
            reading.Period, reading.AsOf, VietnamTime.Zone.Id, reading.Agency, [.. Fields(reading.Procedures)]);
    }

    private static IEnumerable<GroupRow> Groups(IReadOnlyList<ProcedureFigures> procedures) => procedures
        .SelectMany(procedure => procedure.Offer?.Groups ?? [], (procedure, group) => (Group: group, Procedure: procedure))
        .GroupBy(member => member.Group, member => member.Procedure, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => (group.Key, Figures: Sum(group), Members: group))
        .Select(group => new GroupRow(
            group.Key, ServiceUsePart.Of(group.Members), CountsPart.Of(group.Figures), RatesPart.Of(group.Figures)));

    private static IEnumerable<FieldRow> Fields(IReadOnlyList<ProcedureFigures> procedures) => procedures
        .GroupBy(procedure => procedure.Offer?.Field, StringComparer.Ordinal)
        .OrderBy(field => field.Key is null)
        .ThenBy(field => field.Key, StringComparer.Ordinal)
        .Select(field => (field.Key, Figures: Sum(field), Members: field))
        .Select(field => new FieldRow(
            field.Key,
            field.Members.Count(procedure => procedure.Figures.HasDossiers),
            ServiceUsePart.Of(field.Members),
            CountsPart.Of(field.Figures),
            RatesPart.Of(field.Figures)));

    private static Figures Sum(IEnumerable<ProcedureFigures> procedures) =>
        Figures.Sum([.. procedures.Select(procedure => procedure.Figures)]);

    private async Task<Reading> ReadAsync(Period period, AgencyCode agency, CancellationToken cancellationToken)
    {
        var today = Today;
        var span = period.Days.UpTo(today);
        var reading = reader.ReadAsync(agency, span, cancellationToken);
        var known = await catalog.CurrentAsync(cancellationToken);
        var offered = known.Offered(agency, span.End);
        var sums = await reading;
        return new Reading(
            PeriodPart.Of(NamedSpan.Of(period), today),
            [.. offered.Keys
                .Union(sums.Where(procedure => procedure.Value.Figures.HasDossiers).Select(procedure => procedure.Key), StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(code => new ProcedureFigures(code, offered.GetValueOrDefault(code), sums.GetValueOrDefault(code)?.Figures ?? Figures.Nothing))],
            sums.ToDictionary(procedure => procedure.Key, procedure => procedure.Value.LastEventAt, StringComparer.Ordinal),
            VietnamTimestamp.Format(sums.Values.Max(sum => sum.ChangedAt)),
            AgencyPart.Of(agency, known, span.End));
    }

    private sealed record Reading(
        PeriodPart Period,
        IReadOnlyList<ProcedureFigures> Procedures,
        IReadOnlyDictionary<string, Instant?> LastEventAt,
        string? AsOf,
        AgencyPart Agency);
}
