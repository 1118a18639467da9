using System.Text.Json.Nodes;
using Dvc.Core;
using Dvc.Core.Catalog;
using Dvc.Core.Dossiers;
using Dvc.Core.Kpi;
using Dvc.Core.Periods;
using Dvc.Functions.DeadLetters;
using Dvc.Functions.Http;
using Dvc.Storage.Catalog;
using Dvc.Storage.DeadLetters;
using Microsoft.OpenApi;

namespace Dvc.Functions.OpenApi;

/// <summary>The parameters of operations.</summary>
internal static class Parameters
{
    private static JsonObject PeriodName => Schemas.Text("^(?:19|20|21)[0-9]{2}(?:-(?:[0-9]{2}(?:-[0-9]{2})?|[Ww][0-9]{2}|[Qq][1-4]|[Rr](?:[Qq][1-4]|[Yy]|[Mm][0-9]{2}|[Hh][12]|[Nn])))?$");

    /// <summary>Whose figures.</summary>
    public static Parameter Agency { get; } = Query(
        "agency",
        "Mã định danh cơ quan, dạng mới (H60.12) hoặc cũ (000.00.12.H60), gồm các đơn vị trực thuộc; để trống hoặc VN là cả nước. / "
            + "The agency's code in the newer or the older form, its subtree included; absent or VN, the whole tree.",
        Schemas.Text(@"^(?:[Vv][Nn]|[A-Za-z][0-9]{2}(?:\.[0-9A-Za-z]+)*|(?:[0-9]{2,3}\.){1,3}[A-Za-z][0-9]{2})$"),
        "H60");

    /// <summary>The kind of period in the path.</summary>
    public static Parameter Grain { get; } = Path("grain", "Loại kỳ. / The kind of period.", Schemas.OneOf(WireName<PeriodGrain>.All), "week");

    /// <summary>The period's name in the path.</summary>
    public static Parameter Period { get; } = Path(
        "period",
        "Tên kỳ: 2026-06-15, 2026-W25, 2026-06, 2026-Q2, 2026, 2026-RQ2, 2026-RY, 2026-RM06, 2026-RH1, 2026-RN. / The period's name, which must have begun.",
        PeriodName,
        "2026-W25") with { Named = Enum.GetValues<PeriodGrain>().ToDictionary(WireName<PeriodGrain>.Of, grain => Core.Periods.Period.Containing(grain, Examples.Day).Id, StringComparer.Ordinal) };

    /// <summary>A week.</summary>
    public static Parameter Week { get; } = Query(
        "week",
        "Tuần theo ISO 8601; để trống là tuần gần nhất đã hết. / A week of ISO 8601; absent, the last complete one.",
        Schemas.Text("^(?:19|20|21)[0-9]{2}-[Ww][0-9]{2}$"),
        "2026-W25");

    /// <summary>The bulletin instead of the live figures.</summary>
    public static Parameter Published { get; } = Query(
        "published", "Số liệu như đã công bố. / The week as it was published.", new JsonObject { ["type"] = "boolean", ["default"] = false }, JsonValue.Create(false));

    /// <summary>The first day, required.</summary>
    public static Parameter From { get; } = Query(
        "from", "Ngày đầu, hoặc kỳ chứa ngày đầu (2026-W25), tính cả ngày này. / The first day, or a period that begins with it, included.", PeriodName, "2026-06-15") with { IsRequired = true };

    /// <summary>The last day, required.</summary>
    public static Parameter To { get; } = Query(
        "to", "Ngày cuối, hoặc kỳ kết thúc bằng ngày cuối (2026-W25), tính cả ngày này. / The last day, or a period that ends with it, included.", PeriodName, "2026-06-21") with { IsRequired = true };

    /// <summary>The first day, where it may be left out.</summary>
    public static Parameter OptionalFrom { get; } = From with { IsRequired = false };

    /// <summary>The last day, where it may be left out.</summary>
    public static Parameter OptionalTo { get; } = To with { IsRequired = false };

    /// <summary>Which move of dates.</summary>
    public static Parameter MovedDateKind { get; } = Query(
        "kind", "Loại dời ngày. / Which date was moved.", Schemas.OneOf(WireName<MovedDateKind>.All), "dueMoved");

    /// <summary>Which figure's dossiers.</summary>
    public static Parameter State { get; } = Query(
        "state", "Số liệu hoặc bộ đếm cần xem hồ sơ. / The figure or counter whose dossiers are listed.", Schemas.OneOf(DossierState.Names), "overdue") with { IsRequired = true };

    /// <summary>Which list of the catalogue.</summary>
    public static Parameter CatalogKind { get; } = Path("kind", "Danh mục. / The list.", Schemas.OneOf(WireName<CatalogKind>.All), "agencies");

    /// <summary>JSON or CSV.</summary>
    public static Parameter Format { get; } = Query("format", "Dạng trả về, mặc định JSON. / The answer's form, JSON where none is named.", Schemas.OneOf(AnswerForm.Formats), "json");

    /// <summary>Indented JSON.</summary>
    public static Parameter Pretty { get; } = Query(
        "pretty",
        "JSON thụt dòng để đọc; viết ?pretty là đủ. / Indented JSON, for people; ?pretty alone does.",
        new JsonObject { ["type"] = "boolean", ["default"] = false },
        JsonValue.Create(true));

    /// <summary>The rows of one level.</summary>
    public static Parameter Level { get; } = Query(
        "level", "Chỉ các cơ quan cấp này. / Only rows of agencies of this level.", Schemas.OneOf(WireName<AgencyLevel>.All), "department");

    /// <summary>A source's id.</summary>
    public static Parameter SourceId { get; } = Path(
        "id", "Tên nguồn gửi. / The source's id.", new JsonObject { ["type"] = "string", ["maxLength"] = 64, ["pattern"] = "^[a-z0-9]+(?:-[a-z0-9]+)*$" }, "h60-mot-cua");

    /// <summary>A dead letter's id.</summary>
    public static Parameter LetterId { get; } = Path("id", "Mã bản ghi lỗi. / The dead letter's id.", Schemas.Text("^[0-9a-f]{32}$"), Examples.LetterId);

    /// <summary>Why dead letters failed.</summary>
    public static Parameter Reason { get; } = Query("reason", "Lý do. / Why it failed.", Schemas.OneOf(DeadLetter.Reasons), "invalidEvent");

    /// <summary>Whether dead letters wait.</summary>
    public static Parameter LetterState { get; } = Query("state", "Đang chờ hay đã gửi lại. / Whether it waits.", Schemas.OneOf(LetterStates.All), "waiting");

    /// <summary>Where a page of dead letters begins.</summary>
    public static Parameter After { get; } = Query(
        "after", "next của trang trước. / next of the page before.", Schemas.Text("^[0-9a-f]{32}$"), Examples.LetterId);

    /// <summary>Where a page of dossiers or of their moves begins.</summary>
    public static Parameter AfterPlace { get; } = After with { Schema = Schemas.Text("^(?:[0-9A-Fa-f]{2})+$"), Example = Examples.Place };

    /// <summary>The tag that the client has.</summary>
    public static Parameter IfNoneMatch { get; } = new(
        "If-None-Match", ParameterLocation.Header, "ETag đã có; trùng thì trả 304. / The ETag that the client has; unchanged, 304.", Schemas.Text(), Examples.Tag);

    /// <summary>How long to wait for what was accepted before.</summary>
    public static Parameter Prefer { get; } = new(
        "Prefer",
        ParameterLocation.Header,
        "wait=30: chờ tối đa 30 giây đến khi số liệu gồm mọi hồ sơ đã nhận trước đó. / wait=30: wait, for 30 s at most, until everything accepted before is in the figures (RFC 7240).",
        Schemas.Text(),
        "wait=30");

    /// <summary>The tag that must stand.</summary>
    public static Parameter IfMatch { get; } = new(
        "If-Match", ParameterLocation.Header, "Chỉ thay phiên bản này. / Replace only this version.", Schemas.Text(), Examples.Tag);

    /// <summary>How many of a list at once.</summary>
    public static Parameter Take(int usually, int most) => Query(
        "take",
        "Số bản ghi mỗi trang. / How many at once.",
        new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = most, ["default"] = usually },
        JsonValue.Create(usually));

    private static Parameter Query(string name, string description, JsonObject schema, JsonNode example) =>
        new(name, ParameterLocation.Query, description, schema, example);

    private static Parameter Path(string name, string description, JsonObject schema, JsonNode example) =>
        new(name, ParameterLocation.Path, description, schema, example);
}
