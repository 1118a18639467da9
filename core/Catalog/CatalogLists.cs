using Dvc.Core.Dossiers;
using Dvc.Core.Ingest;
using Dvc.Core.Kpi;
using NodaTime;

namespace Dvc.Core.Catalog;

/// <summary>The four lists.</summary>
public static class CatalogLists
{
    private const int LongestTerm = 1000;
    private const long HighestFee = 1_000_000_000_000;

    private static readonly LocalDate Ever = new(2000, 1, 1);

    /// <summary>Agencies; <c>from</c> is 2000-01-01 where it is left out.</summary>
    public static CatalogList<CataloguedAgency> Agencies { get; } = new(
        [new("code"), new("from"), new("name"), new("level"), new("predecessors", EntryColumnKind.List), new("document")],
        fields => new CataloguedAgency(
            fields.Agency("code"), fields.Day("from", Ever), fields.Text("name"), fields.Name<AgencyLevel>("level"), fields.Agencies("predecessors"), fields.OptionalText("document")),
        agency =>
        [
            ("code", agency.Code), ("from", agency.From), ("name", agency.Name), ("level", WireName<AgencyLevel>.Of(agency.Level)),
            ("predecessors", agency.Predecessors.Count > 0 ? agency.Predecessors : null), ("document", agency.Document),
        ],
        ["code", "from"]);

    /// <summary>Procedures; <c>agency</c> is who offers them, <c>from</c> as above.</summary>
    public static CatalogList<CataloguedProcedure> Procedures { get; } = new(
        [
            new("code"), new("agency"), new("from"), new("name"), new("field"), new("level"),
            new("counterDays", EntryColumnKind.Number), new("onlineDays", EntryColumnKind.Number),
            new("counterFee", EntryColumnKind.Number), new("onlineFee", EntryColumnKind.Number),
            new("groups", EntryColumnKind.List), new("document"),
        ],
        fields => new CataloguedProcedure(
            Code(fields),
            fields.Agency("agency"),
            fields.Day("from", Ever),
            fields.Text("name"),
            fields.Text("field"),
            fields.Name<ServiceLevel>("level"),
            fields.OptionalTerm("counterDays", LongestTerm),
            fields.OptionalTerm("onlineDays", LongestTerm),
            fields.OptionalWhole("counterFee", HighestFee),
            fields.OptionalWhole("onlineFee", HighestFee),
            fields.List("groups"),
            fields.OptionalText("document")),
        procedure =>
        [
            ("code", procedure.Code), ("agency", procedure.Agency), ("from", procedure.From), ("name", procedure.Name), ("field", procedure.Field),
            ("level", WireName<ServiceLevel>.Of(procedure.Level)), ("counterDays", procedure.CounterDays), ("onlineDays", procedure.OnlineDays),
            ("counterFee", procedure.CounterFee), ("onlineFee", procedure.OnlineFee),
            ("groups", procedure.Groups.Count > 0 ? procedure.Groups : null), ("document", procedure.Document),
        ],
        ["code", "agency", "from"]);

    /// <summary>The working calendar.</summary>
    public static CatalogList<CalendarDay> Calendar { get; } = new(
        [new("date"), new("kind"), new("name"), new("document")],
        fields => new CalendarDay(fields.Day("date"), fields.Name<CalendarDayKind>("kind"), fields.Text("name"), fields.Text("document")),
        day => [("date", day.Date), ("kind", WireName<CalendarDayKind>.Of(day.Kind)), ("name", day.Name), ("document", day.Document)],
        ["date"]);

    /// <summary>Targets, of an agency, of a level, or of a level below an agency.</summary>
    public static CatalogList<Target> Targets { get; } = new(
        [new("agency"), new("level"), new("rate"), new("value", EntryColumnKind.Number), new("from"), new("to"), new("document")],
        ReadTarget,
        target =>
        [
            ("agency", target.Agency), ("level", target.Level is { } level ? WireName<AgencyLevel>.Of(level) : null),
            ("rate", WireName<KpiRate>.Of(target.Rate)), ("value", target.Value), ("from", target.From), ("to", target.To), ("document", target.Document),
        ],
        ["agency", "level", "rate", "from"]);

    // The form of the contract; it is part of a row key, which takes neither slash nor question mark.
    private static string Code(EntryFields fields)
    {
        var code = fields.Text("code");
        return code.Length == 0 || EventReader.IsProcedure(code)
            ? code
            : fields.Refuse("code", ErrorCodes.Pattern, "must be a procedure's code such as 1.004239", "");
    }

    private static Target ReadTarget(EntryFields fields)
    {
        var target = new Target(
            fields.OptionalAgency("agency"),
            fields.OptionalName<AgencyLevel>("level"),
            fields.Name<KpiRate>("rate"),
            fields.Number("value", LongestTerm),
            fields.Day("from"),
            fields.OptionalDay("to"),
            fields.Text("document"));
        if (target is { Agency: null, Level: null })
        {
            fields.Refuse("agency", ErrorCodes.Required, "or level is required", target);
        }

        if (target.Value > 1 && target.Rate is not (KpiRate.Handling or KpiRate.HandlingWorking))
        {
            fields.Refuse("value", ErrorCodes.Range, "must be a share from 0 to 1, for any rate but those in days", target);
        }

        return target.To < target.From ? fields.Refuse("to", ErrorCodes.Range, "must not lie before from", target) : target;
    }
}
