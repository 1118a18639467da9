using System.Text.Json.Nodes;
using Dvc.Core;
using Dvc.Core.Catalog;
using Dvc.Core.Definitions;
using Dvc.Core.Dossiers;
using Dvc.Core.Ingest;
using Dvc.Core.Kpi;
using Dvc.Core.Periods;
using Dvc.Core.Postings;
using Dvc.Functions.Bulletins;
using Dvc.Functions.Catalog;
using Dvc.Functions.DeadLetters;
using Dvc.Functions.Definitions;
using Dvc.Functions.Drill;
using Dvc.Functions.Health;
using Dvc.Functions.Http;
using Dvc.Functions.Kpi;
using Dvc.Functions.Procedures;
using Dvc.Functions.Quality;
using Dvc.Functions.Sources;
using Dvc.Storage.Catalog;
using Dvc.Storage.DeadLetters;

namespace Dvc.Functions.OpenApi;

/// <summary>What texts of answers are, which their type does not say: names of an enumeration, days and times.</summary>
internal static class WireForms
{
    private static readonly IReadOnlyList<string> Grains = [.. WireName<PeriodGrain>.All, "range"];

    private static readonly IReadOnlyList<string> Levels = [.. WireName<AgencyLevel>.All, "country"];

    private static readonly Dictionary<(Type Type, string Member), IReadOnlyList<string>> Names = new()
    {
        [(typeof(PeriodPart), "grain")] = Grains,
        [(typeof(SeriesAnswer), "grain")] = WireName<PeriodGrain>.All,
        [(typeof(AgencyPart), "level")] = Levels,
        [(typeof(ProcedurePart), "level")] = WireName<ServiceLevel>.All,
        [(typeof(TargetPart), "status")] = WireName<TargetStatus>.All,
        [(typeof(QualityCheck), "code")] = [.. DataQuality.Checks.Select(WireName<Counter>.Of)],
        [(typeof(MovedDatePart), "kind")] = WireName<MovedDateKind>.All,
        [(typeof(DossiersAnswer), "state")] = DossierState.Names,
        [(typeof(DossierPart), "channel")] = WireName<Channel>.All,
        [(typeof(DossierPart), "status")] = WireName<DossierStatus>.All,
        [(typeof(DefinitionPart), "kind")] = WireName<DefinitionKind>.All,
        [(typeof(DefinitionPart), "unit")] = WireName<DefinitionUnit>.All,
        [(typeof(DefinitionPart), "day")] = WireName<CountedDay>.All,
        [(typeof(SourcePart), "basis")] = WireName<DefinitionBasis>.All,
        [(typeof(HealthAnswer), "status")] = ["healthy", "degraded"],
        [(typeof(CatalogReplaced), "kind")] = WireName<CatalogKind>.All,
        [(typeof(ListedLetter), "reason")] = DeadLetter.Reasons,
        [(typeof(ListedLetter), "state")] = LetterStates.All,
        [(typeof(DeadLetterAnswer), "reason")] = DeadLetter.Reasons,
        [(typeof(DeadLetterAnswer), "state")] = LetterStates.All,
        [(typeof(FieldError), "code")] =
        [
            ErrorCodes.Required, ErrorCodes.Type, ErrorCodes.Length, ErrorCodes.Pattern, ErrorCodes.Enumeration, ErrorCodes.Timestamp, ErrorCodes.Offset,
            ErrorCodes.Range, ErrorCodes.BeforeReceipt, ErrorCodes.Future, ErrorCodes.OutsideSource, ErrorCodes.NotAnObject, ErrorCodes.NotJson, ErrorCodes.Duplicate,
        ],
    };

    private static readonly HashSet<(Type Type, string Member)> Days =
    [
        (typeof(PeriodPart), "start"), (typeof(PeriodPart), "end"), (typeof(NowAnswer), "day"), (typeof(DueNextPart), "until"), (typeof(OldestOverduePart), "since"),
        (typeof(OverdueProcedurePart), "since"), (typeof(CalendarPart), "knownUpTo"),
        (typeof(BulletinRow), "start"), (typeof(BulletinRow), "end"),
        (typeof(DossiersAnswer), "from"), (typeof(DossiersAnswer), "to"), (typeof(DossiersAnswer), "evaluatedAt"),
        (typeof(DossierPart), "receivedOn"), (typeof(DossierPart), "dueOn"), (typeof(DossierPart), "closedOn"),
    ];

    private static readonly HashSet<(Type Type, string Member)> Times =
    [
        (typeof(KpiAnswer), "asOf"), (typeof(SeriesAnswer), "asOf"), (typeof(NowAnswer), "asOf"), (typeof(ProceduresAnswer), "asOf"), (typeof(FieldsAnswer), "asOf"),
        (typeof(QualityAnswer), "asOf"), (typeof(DossiersAnswer), "asOf"), (typeof(PendingPart), "since"),
        (typeof(AgencyRow), "lastEventAt"), (typeof(ProcedureRow), "lastEventAt"), (typeof(AgencyRow), "lastSeenAt"), (typeof(PublishedPart), "at"), (typeof(BulletinRow), "publishedAt"),
        (typeof(ReportedDatePart), "time"), (typeof(ReportedDatePart), "arrivedAt"), (typeof(ReportedDatePart), "updatedAt"),
        (typeof(SourceAnswer), "createdAt"), (typeof(SourceAnswer), "previousValidUntil"),
        (typeof(ListedLetter), "firstFailedAt"), (typeof(ListedLetter), "lastFailedAt"), (typeof(ListedLetter), "replayedAt"),
        (typeof(DeadLetterAnswer), "firstFailedAt"), (typeof(DeadLetterAnswer), "lastFailedAt"), (typeof(DeadLetterAnswer), "replayedAt"), (typeof(DeadLetterAnswer), "arrivedAt"),
        (typeof(RollUpHealth), "oldestPendingAt"), (typeof(RollUpHealth), "lastFinishedAt"), (typeof(RollUpProgressPart), "startedAt"), (typeof(AuditHealth), "lastFinishedAt"), (typeof(AuditHealth), "lastDifferenceAt"),
        (typeof(TimerHealth), "nextRunAt"), (typeof(TimerHealth), "lastEndedAt"),
    ];

    // Maps that always have all of these keys.
    private static readonly Dictionary<(Type Type, string Member), IReadOnlyList<Counter>> Numbers = new()
    {
        [(typeof(QualityCounts), "gaps")] = DataQuality.Gaps,
        [(typeof(QualityCounts), "moves")] = DataQuality.Moves,
        [(typeof(QualityCounts), "rejections")] = DataQuality.Rejections,
    };

    /// <summary>Every member that the tables name; each must be one that answers have.</summary>
    public static IEnumerable<(Type Type, string Member)> Members => [.. Names.Keys, .. Days, .. Times, .. Numbers.Keys];

    /// <summary>Says of a member's schema what is known of it.</summary>
    public static JsonObject Of(Type type, string member, JsonObject schema)
    {
        var place = (type, member);
        if (Names.TryGetValue(place, out var names))
        {
            var values = Schemas.Names(names);
            if (schema["type"] is JsonArray)
            {
                values.Add(null);
            }

            schema["enum"] = values;
        }
        else if (Days.Contains(place) || Times.Contains(place))
        {
            schema["format"] = Days.Contains(place) ? "date" : "date-time";
        }

        return Numbers.TryGetValue(place, out var counters)
            ? Schemas.Closed(counters.Select(counter => KeyValuePair.Create(WireName<Counter>.Of(counter), (JsonNode?)new JsonObject { ["type"] = "integer", ["format"] = "int64" })))
            : schema;
    }
}
