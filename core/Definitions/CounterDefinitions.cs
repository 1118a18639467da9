using Dvc.Core.Postings;

namespace Dvc.Core.Definitions;

/// <summary>Every counter. Dossiers are counted where the unit says nothing else.</summary>
public static class CounterDefinitions
{
    private static readonly Definition[] Received =
    [
        At(CountedDay.Receipt, Counter.ReceivedInPerson, "Tiếp nhận trực tiếp", "Received in person", DefinitionSource.Message) with
        {
            Path = "counts.received.inPerson",
            Meaning = "Kênh 1 của thông điệp đồng bộ, hoặc không nêu kênh.",
            MeaningEn = "Channel 1 of the synchronisation message, or none named.",
        },
        At(CountedDay.Receipt, Counter.ReceivedOnline, "Tiếp nhận trực tuyến", "Received online", DefinitionSource.Message) with { Path = "counts.received.online" },
        At(CountedDay.Receipt, Counter.ReceivedPost, "Tiếp nhận qua bưu chính công ích", "Received by post", DefinitionSource.Message) with { Path = "counts.received.post" },
        At(CountedDay.Receipt, Counter.ReceivedFull, "Tiếp nhận trực tuyến, dịch vụ công trực tuyến toàn trình", "Received online, fully online service", DefinitionSource.OnlineLevels),
        At(CountedDay.Receipt, Counter.ReceivedPartial, "Tiếp nhận trực tuyến, dịch vụ công trực tuyến một phần", "Received online, partly online service", DefinitionSource.OnlineLevels),
    ];

    private static readonly Definition[] Closed =
    [
        At(CountedDay.Closing, Counter.ResolvedInPersonEarly, "Nộp trực tiếp, giải quyết trước hạn", "Filed in person, resolved early", DefinitionSource.Report),
        At(CountedDay.Closing, Counter.ResolvedInPersonOnTime, "Nộp trực tiếp, giải quyết đúng hạn", "Filed in person, resolved on time", DefinitionSource.Report),
        At(CountedDay.Closing, Counter.ResolvedInPersonLate, "Nộp trực tiếp, giải quyết quá hạn", "Filed in person, resolved late", DefinitionSource.Report),
        At(CountedDay.Closing, Counter.ResolvedOnlineEarly, "Nộp trực tuyến, giải quyết trước hạn", "Filed online, resolved early", DefinitionSource.Report),
        At(CountedDay.Closing, Counter.ResolvedOnlineOnTime, "Nộp trực tuyến, giải quyết đúng hạn", "Filed online, resolved on time", DefinitionSource.Report),
        At(CountedDay.Closing, Counter.ResolvedOnlineLate, "Nộp trực tuyến, giải quyết quá hạn", "Filed online, resolved late", DefinitionSource.Report),
        At(CountedDay.Closing, Counter.ResolvedPostEarly, "Nộp qua bưu chính, giải quyết trước hạn", "Filed by post, resolved early", DefinitionSource.Report),
        At(CountedDay.Closing, Counter.ResolvedPostOnTime, "Nộp qua bưu chính, giải quyết đúng hạn", "Filed by post, resolved on time", DefinitionSource.Report),
        At(CountedDay.Closing, Counter.ResolvedPostLate, "Nộp qua bưu chính, giải quyết quá hạn", "Filed by post, resolved late", DefinitionSource.Report),
        At(CountedDay.Closing, Counter.Withdrawn, "Rút hồ sơ", "Withdrawn by the applicant", DefinitionSource.Message) with { Path = "counts.withdrawn" },
        At(CountedDay.Closing, Counter.Stopped, "Dừng xử lý", "Stopped", DefinitionSource.Message) with { Path = "counts.stopped" },
        At(CountedDay.Closing, Counter.Refused, "Từ chối sau khi đã tiếp nhận", "Received and then refused", DefinitionSource.Message) with { Path = "counts.refused" },
    ];

    private static readonly Definition[] AroundDueDates =
    [
        At(CountedDay.DayAfterDue, Counter.OverdueStart, "Bắt đầu quá hạn", "Became overdue", DefinitionSource.Own) with
        {
            Meaning = "Hết ngày hẹn trả mà chưa kết thúc và không tạm dừng; ghi trước, có hiệu lực khi ngày đó đến.",
            MeaningEn = "Not closed by the end of its due date and not paused; posted ahead, and in force once the day has come.",
        },
        At(CountedDay.Closing, Counter.OverdueEnd, "Hết quá hạn", "Ceased to be overdue", DefinitionSource.Own) with
        {
            Meaning = "Kết thúc sau ngày hẹn trả.",
            MeaningEn = "Closed after its due date.",
        },
        At(CountedDay.Due, Counter.OpenDue, "Đang giải quyết, đến hạn", "Open and due", DefinitionSource.Own) with
        {
            Meaning = "Chưa kết thúc và không tạm dừng.",
            MeaningEn = "Not closed and not paused.",
        },
    ];

    private static readonly Definition[] PapersAndFees =
    [
        At(CountedDay.Receipt, Counter.Digitised, "Số hóa khi tiếp nhận trực tiếp", "Papers digitised at intake in person", DefinitionSource.Message),
        At(CountedDay.Receipt, Counter.FeeDue, "Phải nộp phí, lệ phí", "A fee is due", DefinitionSource.Message),
        At(CountedDay.Receipt, Counter.PaidOnline, "Phải nộp phí, lệ phí và đã thanh toán trực tuyến", "A fee is due and was paid online", DefinitionSource.Message),
    ];

    private static readonly Definition[] Handling =
    [
        At(CountedDay.Closing, Counter.HandlingDays, "Tổng số ngày giải quyết của hồ sơ đã giải quyết", "Days from receipt to finish of resolved dossiers", DefinitionSource.Own) with
        {
            Unit = DefinitionUnit.Days,
        },
        At(CountedDay.Closing, Counter.HandlingWorkingDays, "Tổng số ngày làm việc giải quyết của hồ sơ đã giải quyết", "Working days from receipt to finish of resolved dossiers", DefinitionSource.Own) with
        {
            Unit = DefinitionUnit.WorkingDays,
            Meaning = "Không tính ngày tiếp nhận; theo lịch làm việc trong danh mục.",
            MeaningEn = "The day of receipt is not counted; by the catalogue's working calendar.",
        },
    ];

    private static readonly Definition[] Moves =
    [
        Move(Counter.DueMoved, "Giải quyết theo ngày hẹn trả muộn hơn ngày hẹn đầu tiên", "Resolved with a due date later than the first one"),
        Move(Counter.LateByOriginal, "Giải quyết sau ngày hẹn trả đầu tiên", "Resolved after the first due date"),
        Move(Counter.FinishMovedBack, "Giải quyết với ngày kết thúc sớm hơn ngày đã báo lần đầu", "Resolved with a finish date earlier than the one first reported"),
    ];

    private static readonly Definition[] Gaps =
    [
        Gap(Counter.NoDueDate, "Không có ngày hẹn trả", "No due date"),
        Gap(Counter.OutcomeDisputed, "Kết quả bên gửi nêu trái với các ngày của hồ sơ", "The sender states another outcome than the dates give"),
        Gap(Counter.NoFinishDate, "Đã kết thúc nhưng không có ngày kết thúc xử lý", "Closed without a finish date"),
        Gap(Counter.NoPauseDate, "Tạm dừng nhưng không có ngày bắt đầu tạm dừng", "Paused without saying since when"),
        Gap(Counter.NoServiceLevel, "Nộp trực tuyến nhưng không có mức độ dịch vụ công", "Filed online without the service's level"),
        Gap(Counter.PaidWithoutFee, "Thanh toán trực tuyến dù không phải nộp phí, lệ phí", "Paid online although no fee is due"),
        Gap(Counter.Conflicted, "Hai nội dung khác nhau có cùng thời điểm cập nhật mới nhất", "Two contents carry the newest time of update"),
        Gap(Counter.ChannelDefaulted, "Không nêu kênh tiếp nhận, tính là trực tiếp", "No channel named, taken for in person"),
        Gap(Counter.NoClock, "Bên gửi không có thời điểm cập nhật, xếp theo thứ tự đến", "The sender has no clock, so states are ordered by arrival"),
        Gap(Counter.InformationOnline, "Nộp trực tuyến thủ tục chỉ cung cấp thông tin", "Filed online at a service that is information only"),
        Gap(Counter.DueDisputed, "Ngày hẹn trả đầu tiên muộn hơn thời hạn luật định", "The first due date is later than the statutory term allows") with
        {
            Source = DefinitionSource.Terms,
            Meaning = "Thời hạn trong danh mục thủ tục, tính từ ngày sau ngày tiếp nhận theo lịch làm việc. Thời hạn không quá một ngày của hồ sơ nhận trực tiếp sau 15 giờ tính từ ngày làm việc tiếp theo; hồ sơ phi địa giới tính từ khi cơ quan có thẩm quyền nhận.",
            MeaningEn = "The catalogued term, from the day after receipt, by the working calendar. A term of a day or less starts on the next working day where the dossier was received in person after 15:00; that of a dossier filed outside its territory, when the competent agency receives it.",
        },
        Gap(Counter.DueUnknown, "Chưa đối chiếu được ngày hẹn trả đầu tiên với thời hạn luật định", "The first due date cannot be checked against the statutory term yet") with
        {
            Meaning = "Thời hạn kéo sang năm mà lịch làm việc trong danh mục chưa có.",
            MeaningEn = "The term reaches into a year that the catalogue's working calendar does not know.",
        },
    ];

    private static readonly Definition[] Rejections =
    [
        Rejection(Counter.RejectedNoReceipt, "Không có ngày tiếp nhận", "No receipt date"),
        Rejection(Counter.RejectedNoFinish, "Đã giải quyết nhưng không có ngày kết thúc xử lý", "Resolved without a finish date"),
        Rejection(Counter.RejectedFutureReceipt, "Ngày tiếp nhận ở tương lai", "Received in the future"),
        Rejection(Counter.RejectedFutureFinish, "Ngày kết thúc xử lý ở tương lai", "Finished in the future"),
        Rejection(Counter.RejectedReceiptAfterFinish, "Ngày tiếp nhận sau ngày kết thúc xử lý", "Received after it was finished"),
        Rejection(Counter.RejectedDueBeforeReceipt, "Ngày hẹn trả, hoặc ngày cơ quan có thẩm quyền nhận, trước ngày tiếp nhận", "Due, or received by the competent agency, before it was received"),
        Rejection(Counter.RejectedFutureUpdate, "Thời điểm cập nhật ở tương lai", "Updated in the future"),
        Rejection(Counter.RejectedRequired, "Thiếu thông tin bắt buộc khác", "Another required member is absent"),
        Rejection(Counter.RejectedType, "Sai kiểu dữ liệu JSON", "A member has another JSON type"),
        Rejection(Counter.RejectedLength, "Văn bản dài quá mức cho phép", "A text is too long"),
        Rejection(Counter.RejectedPattern, "Mã không đúng dạng", "A code does not have its form"),
        Rejection(Counter.RejectedEnum, "Giá trị không thuộc danh sách cho phép", "A name is none of those allowed"),
        Rejection(Counter.RejectedTimestamp, "Thời điểm không theo RFC 3339 hoặc thiếu múi giờ", "A timestamp is not RFC 3339, or has no offset"),
        Rejection(Counter.RejectedRange, "Thời điểm ngoài các năm 2000 đến 2100", "A timestamp outside the years 2000 to 2100"),
        Rejection(Counter.RejectedNotJson, "Không phải JSON, hoặc không phải một đối tượng JSON", "Not JSON, or no JSON object"),
        Rejection(Counter.RejectedOutsideSource, "Cơ quan không thuộc phạm vi của nguồn gửi", "The agency, or the agency that has the dossier, is not the source's"),
        Rejection(Counter.RejectedDuplicate, "Một thành phần lặp lại trong cùng một đối tượng JSON", "A member stands more than once in a JSON object"),
    ];

    /// <summary>Every counter, in the order of <see cref="Counter"/>.</summary>
    public static IReadOnlyList<Definition> All { get; } =
        [.. Received, .. Closed, .. AroundDueDates, .. PapersAndFees, .. Handling, .. Moves, .. Gaps, .. Rejections];

    /// <summary>The definition of one counter.</summary>
    public static Definition Of(Counter counter) => All.Single(definition => definition.Key == WireName<Counter>.Of(counter));

    private static Definition At(CountedDay day, Counter counter, string name, string nameEn, DefinitionSource source) =>
        new(DefinitionKind.Counter, WireName<Counter>.Of(counter), name, nameEn, source) { Unit = DefinitionUnit.Dossiers, Day = day };

    private static Definition Move(Counter counter, string name, string nameEn) =>
        At(CountedDay.Closing, counter, name, nameEn, DefinitionSource.Own) with { Path = $"counts.moves.{WireName<Counter>.Of(counter)}" };

    private static Definition Gap(Counter counter, string name, string nameEn) =>
        At(CountedDay.Receipt, counter, name, nameEn, DefinitionSource.Own) with { Path = $"counts.gaps.{WireName<Counter>.Of(counter)}" };

    private static Definition Rejection(Counter counter, string name, string nameEn) =>
        At(CountedDay.Arrival, counter, name, nameEn, DefinitionSource.Own) with { Path = $"counts.rejections.{WireName<Counter>.Of(counter)}" };
}
