using Dvc.Core.Catalog;

namespace Dvc.Core.Definitions;

/// <summary>The other words of the answers.</summary>
public static class TermDefinitions
{
    private static readonly Definition[] Spans =
    [
        Of("range", "Khoảng ngày", "Range", "Các ngày bất kỳ, tính cả ngày đầu và ngày cuối.", "Any days, the first and the last included."),
        Of("complete", "Đã hết kỳ", "Complete", "Ngày cuối kỳ đã qua; chưa hết kỳ thì số liệu tính đến hôm nay.", "The span's last day is over; until then figures are those up to today."),
        Of("toBeVerified", "Cần đối chiếu", "To be verified", "Các ngày của kỳ chưa được đối chiếu với văn bản quy định.", "The period's days are not verified against the document that sets them."),
        Of("asOf", "Thời điểm số liệu", "As of", "Lần cuối các số liệu này thay đổi; không có (null) nếu chưa có số liệu nào.", "When these figures last changed; null where there are none."),
        Of("pending", "Đã nhận, chưa tính", "Pending",
            "Dữ liệu đã tiếp nhận nhưng chưa vào số liệu, của toàn hệ thống; không có nếu đã tính hết.",
            "What was accepted and is not in the figures yet, of the whole system; absent where all of it is."),
        Of("previous", "Kỳ trước", "Previous",
            "Kỳ liền trước; của khoảng ngày là bấy nhiêu ngày liền trước. Kỳ chưa hết thì so số ngày đã qua với bấy nhiêu ngày của kỳ kia.",
            "The period before; of a range as many days before it. A period that is not over is compared by its finished days with as many days of the other."),
        Of("yearBefore", "Cùng kỳ năm trước", "Year before",
            "Kỳ cùng tên của năm trước; không có (null) nếu năm đó không có kỳ ấy.", "The period of the same name a year before; null where that year has none."),
        Of("predecessors", "Cơ quan đã sáp nhập", "Predecessors",
            "Cơ quan sau đó sáp nhập vào cơ quan này; số liệu kỳ so sánh gồm cả phần của họ.", "The agencies that were merged into this one since; the figures compared with have theirs too."),
        Of("yearToDate", "Lũy kế từ đầu năm", "Year to date",
            "Từ 1 tháng 1, với kỳ báo cáo từ 15 tháng 12 năm trước, đến ngày số liệu được tính.", "From 1 January, of reporting periods from 15 December, to the day the figures are evaluated at."),
        Of("changePoints", "Tăng, giảm so với kỳ so sánh", "Change",
            "Tỷ lệ này trừ tỷ lệ kỳ so sánh, nhân 100; không có (null) nếu một trong hai không có giá trị.", "The rate less the rate then, times 100; null where either has no value.") with
        {
            Unit = DefinitionUnit.PercentagePoints,
        },
    ];

    private static readonly Definition[] Agencies =
    [
        Of("parent", "Cơ quan cấp trên trực tiếp", "Parent", "Mã cơ quan cấp trên trực tiếp; số liệu của cơ quan đó đã gồm số liệu này.", "The code of the agency directly above, whose figures include these."),
        Of("depth", "Bậc trong cây cơ quan", "Depth",
            "Số nhóm trong mã: 0 là cả nước, 1 là tỉnh, thành phố hoặc bộ, 2 là đơn vị trực thuộc. Chỉ cộng các cơ quan cùng một bậc.",
            "How many groups the code has: 0 the whole country, 1 a province or ministry, 2 what is directly below. Only agencies of one depth may be added up."),
        Of("own", "Riêng cơ quan", "Own", "Phần cơ quan có đơn vị trực thuộc tự giải quyết, không gồm đơn vị trực thuộc.", "What an agency with subordinates handles itself, without them."),
        Of("rank", "Xếp hạng", "Rank",
            "Trong cùng tỉnh và cùng cấp, theo tỷ lệ trước và đúng hạn rồi tỷ lệ trực tuyến; bằng nhau thì đồng hạng (1, 2, 2, 4); không giải quyết hồ sơ nào thì không xếp (null).",
            "Within the province and level, by the on-time rate and then the online rate; equals share a place (1, 2, 2, 4); null where nothing was resolved.") with
        {
            Unit = DefinitionUnit.Place,
        },
        Of("lastEventAt", "Dữ liệu mới nhất của kỳ", "Last event of the span", "Thời điểm cập nhật mới nhất, theo bên gửi, đã làm thay đổi số liệu của kỳ.", "The newest update, by the sender's clock, that changed the span's figures."),
        Of("lastSeenAt", "Dữ liệu mới nhất", "Last seen", "Thời điểm cập nhật mới nhất, theo bên gửi, đã làm thay đổi bất kỳ số liệu nào đến hết kỳ.", "The newest update, by the sender's clock, that changed any figure up to the span's end."),
        Of("silent", "Im lặng", "Silent", "Quá năm ngày làm việc từ dữ liệu mới nhất đến hết kỳ, hoặc hôm nay.", "More than five working days lie between the last seen and the span's end, or today."),
        Of("completeness", "Mức độ đầy đủ", "Completeness",
            "Số cơ quan trực thuộc có gửi dữ liệu trong kỳ trên số cơ quan có trong danh mục hoặc từng có hồ sơ.", "The agencies below that sent anything in the span, out of those catalogued or that ever had a dossier.") with
        {
            Unit = DefinitionUnit.Share,
        },
        Of("missing", "Cơ quan chưa gửi", "Missing", "Cơ quan trực thuộc không gửi dữ liệu trong kỳ.", "The agencies below that sent nothing in the span."),
    ];

    private static readonly Definition[] Targets =
    [
        Of("targets", "Chỉ tiêu", "Targets", "Giá trị một tỷ lệ phải đạt theo danh mục chỉ tiêu, kèm văn bản giao.", "What a rate is to reach by the catalogue's targets, with the document that set it."),
        Of(TargetStatus.Met, "Đạt", "Met",
            "Không thấp hơn chỉ tiêu; tỷ lệ quá hạn và thời gian giải quyết thì không cao hơn.", "Not below the target; the late rate and handling times not above it."),
        Of(TargetStatus.NotMet, "Không đạt", "Not met", "Chưa tới chỉ tiêu.", "The target is not reached."),
        Of(TargetStatus.NotApplicable, "Không áp dụng", "Not applicable", "Tỷ lệ không có giá trị.", "The rate has no value."),
    ];

    private static readonly Definition[] Bulletins =
    [
        Of("published", "Đã công bố", "Published", "Thời điểm số liệu tuần được công bố; bản công bố không bao giờ đổi.", "When the week was published; the bulletin never changes."),
        Of("restated", "Điều chỉnh sau công bố", "Restated", "Số liệu nay khác với khi công bố: số đã công bố, số hiện tại và chênh lệch.", "Figures that are not any more as published: published, live and difference."),
    ];

    private static readonly Definition[] Present =
    [
        Of("dueToday", "Đến hạn hôm nay", "Due today", "Đang giải quyết, không tạm dừng, hẹn trả hôm nay.", "Open, not paused and due today.") with { Unit = DefinitionUnit.Dossiers },
        Of("dueNext", "Sắp đến hạn", "Due next",
            "Đang giải quyết, không tạm dừng, hẹn trả sau hôm nay, trong một, ba và năm ngày làm việc tới; mức sau gồm mức trước.",
            "Open, not paused and due after today within the next one, three and five working days; each includes the one before.") with
        {
            Unit = DefinitionUnit.Dossiers,
        },
        Of("oldestOverdue", "Quá hạn lâu nhất", "Oldest overdue", "Mỗi cơ quan có hồ sơ quá hạn, với ngày hẹn trả xa nhất.", "Every agency that is overdue with anything, and its oldest due date.") with
        {
            Unit = DefinitionUnit.Dossiers,
        },
    ];

    private static readonly Definition[] Services =
    [
        Of("oldestOverdueProcedures", "Thủ tục quá hạn lâu nhất", "Oldest overdue by procedure", "Mỗi thủ tục có hồ sơ quá hạn, với ngày hẹn trả xa nhất.", "Every procedure that anything is overdue of, and its oldest due date.") with
        {
            Unit = DefinitionUnit.Dossiers,
        },
        Of("offered", "Dịch vụ công được cung cấp", "Services offered",
            "Thủ tục có trong danh mục mà cơ quan, cơ quan cấp trên hoặc đơn vị trực thuộc cung cấp vào ngày số liệu được tính.",
            "Catalogued procedures that the agency, one above it or one below it offers on the day the figures are evaluated at."),
        Of("withDossiers", "Dịch vụ công có phát sinh hồ sơ", "Services with dossiers",
            "Dịch vụ công tiếp nhận ít nhất một hồ sơ trong kỳ trên số dịch vụ công được cung cấp.", "Services with at least one dossier received in the span, out of those offered.") with
        {
            Unit = DefinitionUnit.Share,
        },
        Of("withOnlineDossiers", "Dịch vụ công có phát sinh hồ sơ trực tuyến", "Services with online dossiers",
            "Dịch vụ công tiếp nhận ít nhất một hồ sơ trực tuyến trong kỳ trên số dịch vụ công được cung cấp.",
            "Services with at least one dossier received online in the span, out of those offered.") with
        {
            Unit = DefinitionUnit.Share,
        },
        Of("uncatalogued", "Thủ tục ngoài danh mục", "Uncatalogued", "Thủ tục có số liệu nhưng không có trong danh mục; vẫn được đếm.", "Procedures with figures that are not catalogued; they count all the same."),
        Of("shorterTerm", "Rút ngắn thời hạn khi nộp trực tuyến", "Shorter term online", "Dịch vụ công có thời hạn giải quyết trực tuyến ngắn hơn trực tiếp.", "Services with a shorter term online than at the counter."),
        Of("lowerFee", "Giảm phí khi nộp trực tuyến", "Lower fee online", "Dịch vụ công có phí, lệ phí trực tuyến thấp hơn trực tiếp.", "Services with a lower fee online than at the counter."),
        Of("groups", "Nhóm thủ tục", "Groups", "Nhóm trong danh mục như Đề án 06; một thủ tục có thể thuộc nhiều nhóm.", "Groups of the catalogue such as Project 06; a procedure may be in several."),
    ];

    private static readonly Definition[] Quality =
    [
        Of("gaps", "Thiếu hoặc mâu thuẫn", "Gaps", "Điều hồ sơ được đếm thiếu hoặc tự mâu thuẫn.", "What dossiers that count leave out or contradict."),
        Of("moves", "Dời ngày", "Moves", "Hồ sơ đã giải quyết có ngày bị dời.", "Resolved dossiers whose dates were moved."),
        Of("rejections", "Bị từ chối tiếp nhận dữ liệu", "Rejections", "Dữ liệu không được nhận, theo lý do; mỗi hồ sơ và lý do đếm một lần.", "Why events were rejected; once a dossier and reason."),
        Of("knownUpTo", "Lịch làm việc có đến", "Calendar known up to", "Ngày cuối của năm cuối trong lịch làm việc; không có (null) nếu lịch trống.", "The last day of the working calendar's last year; null where it is empty."),
        Of("isShort", "Lịch làm việc thiếu", "Calendar short", "Lịch làm việc chưa có năm nay hoặc, từ 1 tháng 12, chưa có năm sau.", "The working calendar lacks this year or, from 1 December on, the next one."),
    ];

    /// <summary>Every term.</summary>
    public static IReadOnlyList<Definition> All { get; } = [.. Spans, .. Agencies, .. Targets, .. Bulletins, .. Present, .. Services, .. Quality];

    private static Definition Of(TargetStatus status, string name, string nameEn, string meaning, string meaningEn) =>
        Of(WireName<TargetStatus>.Of(status), name, nameEn, meaning, meaningEn);

    private static Definition Of(string key, string name, string nameEn, string meaning, string meaningEn) =>
        new(DefinitionKind.Term, key, name, nameEn, DefinitionSource.Own) { Meaning = meaning, MeaningEn = meaningEn };
}
