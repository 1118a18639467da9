using System.Text;
using System.Text.Json.Nodes;
using Dvc.Core.Agencies;
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
using Dvc.Functions.Ingest;
using Dvc.Functions.Ingest.National;
using Dvc.Functions.Kpi;
using Dvc.Functions.Procedures;
using Dvc.Functions.Quality;
using Dvc.Functions.Sources;
using NodaTime;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Functions.OpenApi;

/// <summary>Answers and requests as they could be: H60 in the week 2026-W25, with figures that add up because they are computed.</summary>
internal static class Examples
{
    /// <summary>A dead letter's id.</summary>
    public const string LetterId = "5f0c7a1e9b3d4c2f8a6e5d4c3b2a1f0e";

    /// <summary>An ETag.</summary>
    public const string Tag = "\"5f0c7a1e9b3d4c2f8a6e5d4c3b2a1f0e\"";

    /// <summary>Where a page begins that follows the example's dossier.</summary>
    public static readonly string Place = Convert.ToHexStringLower(Encoding.UTF8.GetBytes($"H60.12\n{DossierId}"));

    /// <summary>A day of the week.</summary>
    public static readonly LocalDate Day = new(2026, 6, 15);

    private const string DossierId = "H60.12-260616-0001";
    private const string AsOf = "2026-06-22T00:05:03+07:00";
    private const string TimeZone = "Asia/Ho_Chi_Minh";
    private const string LastEvent = "2026-06-21T16:58:40+07:00";

    private static readonly LocalDate Today = new(2026, 6, 22);
    private static readonly Period TheWeek = Period.Containing(PeriodGrain.Week, Today.PlusDays(-1));
    private static readonly AgencyPart Province = new("H60", "Tỉnh Tuyên Quang", "province");
    private static readonly AgencyPart Department = new("H60.12", "Sở Tư pháp", "department");

    private static readonly Figures Now = new(
        Opening: Amounts((Counter.ReceivedInPerson, 20), (Counter.ReceivedOnline, 10), (Counter.ResolvedInPersonEarly, 22), (Counter.Withdrawn, 4), (Counter.OverdueStart, 3), (Counter.OverdueEnd, 2)),
        Span: Amounts(
            (Counter.ReceivedInPerson, 6), (Counter.ReceivedOnline, 3), (Counter.ReceivedPost, 1), (Counter.ReceivedFull, 2), (Counter.ReceivedPartial, 1),
            (Counter.ResolvedInPersonEarly, 4), (Counter.ResolvedOnlineEarly, 1), (Counter.ResolvedOnlineOnTime, 2), (Counter.ResolvedInPersonLate, 1), (Counter.Withdrawn, 1),
            (Counter.OverdueStart, 1), (Counter.OverdueEnd, 1), (Counter.Digitised, 3), (Counter.HandlingDays, 20), (Counter.HandlingWorkingDays, 16), (Counter.NoDueDate, 1)));

    private static readonly Figures Before = new(
        Opening: Amounts((Counter.ReceivedInPerson, 14), (Counter.ReceivedOnline, 8), (Counter.ResolvedInPersonEarly, 16)),
        Span: Amounts(
            (Counter.ReceivedInPerson, 6), (Counter.ReceivedOnline, 2), (Counter.ResolvedInPersonEarly, 6), (Counter.Withdrawn, 4),
            (Counter.OverdueStart, 3), (Counter.OverdueEnd, 2), (Counter.HandlingDays, 18), (Counter.HandlingWorkingDays, 14)));

    /// <summary>A week's figures.</summary>
    public static KpiAnswer Week { get; } = new(
        Part(NamedSpan.Of(TheWeek)),
        AsOf,
        TimeZone,
        Province,
        CountsPart.Of(Now),
        RatesPart.Of(Now),
        Own: null,
        Comparison(TheWeek.Previous.Id, Before),
        [new AgencyRow(Department, Province.Code, Depth: 2, Rank: 1, LastEvent, CountsPart.Of(Now), RatesPart.Of(Now), LastEvent, Silent: false, Targets: null, Own: null)],
        Comparison(TheWeek.YearBefore!.Id, Figures.Nothing),
        YearToDate(),
        Targets: null,
        new CompletenessPart(1, 1, 1, []));

    /// <summary>The week as a published one.</summary>
    public static BulletinsAnswer Bulletins { get; } = new([new BulletinRow(TheWeek.Id, "2026-06-15", "2026-06-21", AsOf)]);

    /// <summary>The same days as a range.</summary>
    public static KpiAnswer Range { get; } = Week with
    {
        Period = Part(NamedSpan.Of(TheWeek.Days)),
        Previous = Comparison(NamedSpan.Of(TheWeek.Days).Previous.Id, Before),
        YearBefore = Comparison(NamedSpan.Of(TheWeek.Days).YearBefore!.Id, Figures.Nothing),
    };

    /// <summary>A series of one week.</summary>
    public static SeriesAnswer Series { get; } = new(
        "week", AsOf, TimeZone, Province, [new SeriesPeriod(Part(NamedSpan.Of(TheWeek)), CountsPart.Of(Now), RatesPart.Of(Now))]);

    /// <summary>The present.</summary>
    public static NowAnswer Present { get; } = new(
        "2026-06-22", AsOf, TimeZone, Province, Now.Open, Now.Overdue, DueToday: 0,
        [new DueNextPart(1, "2026-06-23", 1), new DueNextPart(3, "2026-06-25", 2), new DueNextPart(5, "2026-06-29", 4)],
        [new OldestOverduePart(Department, Province.Code, Depth: 2, "2026-06-18", Now.Overdue)],
        [new OverdueProcedurePart(ProcedurePart.Of(Birth.Code, Birth.Offer), "2026-06-18", Now.Overdue)]);

    /// <summary>The week's figures by procedure.</summary>
    public static ProceduresAnswer Procedures { get; } = new(
        Part(NamedSpan.Of(TheWeek)),
        AsOf,
        TimeZone,
        Province,
        ServicesPart.Of([Birth]),
        AdvantagesPart.Of([Birth]),
        [new GroupRow("project06", ServiceUsePart.Of([Birth]), CountsPart.Of(Now), RatesPart.Of(Now))],
        [new ProcedureRow(ProcedurePart.Of(Birth.Code, Birth.Offer), LastEvent, CountsPart.Of(Now), RatesPart.Of(Now))]);

    /// <summary>The week's figures by field.</summary>
    public static FieldsAnswer Fields { get; } = new(
        Part(NamedSpan.Of(TheWeek)),
        AsOf,
        TimeZone,
        Province,
        [new FieldRow(Birth.Offer!.Field, Procedures: 1, ServiceUsePart.Of([Birth]), CountsPart.Of(Now), RatesPart.Of(Now))]);

    /// <summary>How far the week's figures can be trusted.</summary>
    public static QualityAnswer Quality { get; } = new(
        Part(NamedSpan.Of(TheWeek.Days)),
        AsOf,
        TimeZone,
        Province,
        Now.Received,
        Now.Resolved,
        QualityCounts.Of(Now.Span),
        [.. CheckDefinitions.All.Select(check => new QualityCheck(check.Key, check.Name, check.NameEn, 0))],
        Calendar,
        [new QualityRow(Department, Province.Code, Depth: 2, Now.Received, Now.Resolved, QualityCounts.Of(Now.Span))]);

    /// <summary>A due date that was moved after it had passed.</summary>
    public static MovedDatesAnswer Moves { get; } = new(
        [
            new MovedDatePart(
                "dueMoved", DossierId, Department,
                new ReportedDatePart("2026-06-18T17:00:00+07:00", "2026-06-16T08:30:02+07:00", "2026-06-16T08:30:00+07:00"),
                new ReportedDatePart("2026-06-25T17:00:00+07:00", "2026-06-19T09:10:11+07:00", "2026-06-19T09:10:00+07:00")),
        ],
        Next: null);

    /// <summary>The dossiers that are overdue.</summary>
    public static DossiersAnswer Dossiers { get; } = new(
        "overdue", Province, "2026-06-15", "2026-06-21", "2026-06-21", AsOf, Now.Overdue, IsListAhead: false,
        [
            .. Enumerable.Range(1, (int)Now.Overdue)
                .Select(number => new DossierPart(FormattableString.Invariant($"H60.12-260615-{number:0000}"), Department, "1.004239", "online", "processing", "2026-06-15", "2026-06-18", ClosedOn: null)),
        ],
        Next: null);

    /// <summary>One definition.</summary>
    public static DefinitionsAnswer Definitions { get; } = new([DefinitionPart.Of(RateDefinitions.All.Single(rate => rate.Key == "onTime"))]);

    /// <summary>How the system stands.</summary>
    public static HealthAnswer Health { get; } = new(
        "healthy",
        new QueueHealth(Depth: 0, OldestAgeSeconds: null, PoisonDepth: 0),
        new RollUpHealth(PendingHomes: 0, OldestPendingAt: null, AsOf, Progress: null),
        new AuditHealth("2026-06-22T02:31:07+07:00", Homes: 20, Agencies: 22, Left: 0, LedgerRows: 0, FactsRows: 0, KpisRows: 0, LostMarks: 0, RepostedDossiers: 0, LastDifferenceAt: null),
        [new TimerHealth("RollUp", "*/10 * * * * *", "2026-06-22T08:40:00+07:00", "2026-06-22T08:35:04+07:00", IsRunning: false, HasFailed: false, IsLate: false)],
        Calendar,
        DeadLetters: 0,
        new StorageRequestCounts(Queue: 12, TableReads: 340, TableWrites: 25));

    /// <summary>Two events taken, one not.</summary>
    public static AcceptedEvents Accepted { get; } = new(2, [RejectedAt(1)]);

    /// <summary>Items of the national message taken.</summary>
    public static NationalAnswer NationalAccepted { get; } = new("0", "Thành công: đã nhận 1 hồ sơ. / Done: 1 items taken.");

    /// <summary>A session opened.</summary>
    public static NationalAnswer NationalLoggedIn { get; } = new("0", "Thành công. / Done.", Session: "h60-mot-cua.1782093903.rQ8w");

    /// <summary>A source with its key.</summary>
    public static SourceAnswer NewSource { get; } = KnownSource with { Key = "mU3hJ0m4Qm1yZc0oYyqkQv4mV0c7m0X9f4e2b1a0c9s" };

    /// <summary>A source with a new key beside its previous one.</summary>
    public static SourceAnswer RotatedSource { get; } = NewSource with { PreviousValidUntil = "2026-06-23T08:30:00+07:00" };

    /// <summary>A source.</summary>
    public static SourceAnswer KnownSource => new("h60-mot-cua", "H60", 1200, Key: null, "2026-06-22T08:30:00+07:00", PreviousValidUntil: null);

    /// <summary>A list that was replaced.</summary>
    public static CatalogReplaced Replaced { get; } = new("agencies", "5f0c7a1e9b3d4c2f", 1);

    /// <summary>A page of dead letters.</summary>
    public static DeadLetterList Letters { get; } = new(
        [new ListedLetter(LetterId, "invalidEvent", "receivedAt is required when status is accepted.", "waiting", 1, LastEvent, LastEvent, ReplayedAt: null, "h60-mot-cua", 214)],
        Next: null);

    /// <summary>A dead letter, all of it.</summary>
    public static DeadLetterAnswer Letter { get; } = new(
        LetterId, "invalidEvent", "receivedAt is required when status is accepted.", "waiting", 1, LastEvent, LastEvent, ReplayedAt: null, "h60-mot-cua", "H60", LastEvent, 214,
        BinaryData.FromString($$"""{"dossierId": "{{DossierId}}", "status": "accepted"}"""), MessageText: null, MessageBase64: null);

    /// <summary>A dossier received online.</summary>
    public static JsonNode Event() => Parse($$"""
        {"dossierId": "{{DossierId}}", "agency": "H60.12", "procedure": "1.004239", "channel": "online", "serviceLevel": "full", "status": "accepted",
         "updatedAt": "2026-06-16T08:31:00+07:00", "receivedAt": "2026-06-16T08:30:00+07:00", "dueAt": "2026-06-19T17:00:00+07:00"}
        """);

    /// <summary>It in the envelope of CloudEvents.</summary>
    public static JsonNode CloudEvent() => new JsonObject
    {
        ["specversion"] = "1.0", ["id"] = "8f2c", ["source"] = "/h60/one-stop", ["type"] = "vn.gov.dossier.changed", ["data"] = Event(),
    };

    /// <summary>It in the national message.</summary>
    public static JsonNode NationalMessage() => Parse($$"""
        {"madonvi": "H60", "service": "DongBoHoSoMC", "isUpdating": "True", "data": [
          {"MaHoSo": "{{DossierId}}", "MaTTHC": "1.004239", "KenhThucHien": "2", "MucDo": "4", "TrangThaiHoSo": "2",
           "NgayTiepNhan": "20260616083000", "NgayHenTra": "20260619170000", "DonViXuLy": "H60.12"}]}
        """);

    /// <summary>A list with one agency, as it is answered.</summary>
    public static JsonNode Agencies() => Parse("""
        [{"code": "H60.12", "from": "2025-07-01", "name": "Sở Tư pháp", "level": "department", "predecessors": [], "document": null}]
        """);

    /// <summary>The same in CSV.</summary>
    public static JsonNode AgenciesCsv() => JsonValue.Create("code,from,name,level,predecessors,document\r\nH60.12,2025-07-01,Sở Tư pháp,department,,\r\n");

    /// <summary>An event without what its status requires.</summary>
    public static RejectedEvent RejectedAt(int index) =>
        new(index, "H60.12-260616-0002", [new FieldError("finishedAt", ErrorCodes.Required, "finishedAt is required when status is resolved.")]);

    /// <summary>JSON.</summary>
    public static JsonNode Parse(string json) => JsonNode.Parse(json)!;

    private static CalendarPart Calendar => new("2027-12-31", IsShort: false);

    private static ProcedureFigures Birth => new(
        "1.004239",
        new CataloguedProcedure(
            "1.004239", AgencyCode.Parse("H60"), new LocalDate(2025, 7, 1), "Đăng ký khai sinh", "Hộ tịch", ServiceLevel.Full,
            CounterDays: 3, OnlineDays: 2, CounterFee: 8000, OnlineFee: 0, ["project06"], Document: null),
        Now);

    private static PeriodPart Part(NamedSpan span) => PeriodPart.Of(span, Today);

    private static ComparisonPart Comparison(string span, Figures then) =>
        new(span, Days: null, RatesPart.Of(then), ChangePoints.Of(Now, then), CountsPart.Of(then));

    private static YearToDatePart YearToDate()
    {
        // Everything of this example happened this year.
        var year = new Figures(Counters.Zero, Now.Opening + Now.Span);
        return new YearToDatePart(Part(NamedSpan.Of(TheWeek).YearTo(TheWeek.End)), CountsPart.Of(year), RatesPart.Of(year));
    }

    private static Counters Amounts(params IEnumerable<(Counter Counter, long Amount)> amounts) =>
        Counters.Of(amounts.Select(amount => KeyValuePair.Create(amount.Counter, amount.Amount)));
}
