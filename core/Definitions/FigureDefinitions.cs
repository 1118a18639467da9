namespace Dvc.Core.Definitions;

/// <summary>Every figure that is a sum of counters, over a span of days of an agency's whole subtree.</summary>
public static class FigureDefinitions
{
    /// <summary>Every figure.</summary>
    public static IReadOnlyList<Definition> All { get; } =
    [
        Of("received", "Tiếp nhận", "Received", "receivedInPerson + receivedOnline + receivedPost") with
        {
            Path = "counts.received.total",
            Meaning = "Hồ sơ mới tiếp nhận trong kỳ, mọi kênh; không gồm hồ sơ mới đăng ký và hồ sơ từ chối chưa từng tiếp nhận.",
            MeaningEn = "Received in the span, all channels; without those only registered, and those refused without having been received.",
        },
        Of("resolved", "Đã giải quyết", "Resolved", "early + onTime + late") with { Path = "counts.resolved.total" },
        Of("early", "Giải quyết trước hạn", "Resolved early", "resolvedInPersonEarly + resolvedOnlineEarly + resolvedPostEarly") with
        {
            Path = "counts.resolved.early",
            Meaning = "Kết thúc trước ngày hẹn trả; so theo ngày.",
            MeaningEn = "Finished on a date before the due date.",
        },
        Of("onTime", "Giải quyết đúng hạn", "Resolved on time", "resolvedInPersonOnTime + resolvedOnlineOnTime + resolvedPostOnTime") with
        {
            Path = "counts.resolved.onTime",
            Meaning = "Kết thúc đúng ngày hẹn trả; không có ngày hẹn trả thì theo kết quả bên gửi nêu, nếu không nêu thì tính là đúng hạn.",
            MeaningEn = "Finished on the due date; without one what the sender states, else on time.",
        },
        Of("late", "Giải quyết quá hạn", "Resolved late", "resolvedInPersonLate + resolvedOnlineLate + resolvedPostLate") with
        {
            Path = "counts.resolved.late",
            Meaning = "Kết thúc sau ngày hẹn trả; so theo ngày.",
            MeaningEn = "Finished on a date after the due date.",
        },
        Of("carriedOver", "Kỳ trước chuyển qua", "Carried over", "before(received - resolved - withdrawn - stopped - refused)") with
        {
            Path = "counts.carriedOver",
            Meaning = "Đang giải quyết vào cuối ngày trước kỳ.",
            MeaningEn = "Open at the end of the day before the span.",
        },
        Of("open", "Đang giải quyết", "Open", "carriedOver + received - resolved - withdrawn - stopped - refused") with
        {
            Path = "counts.open.total",
            Meaning = "Đã tiếp nhận, chưa kết thúc vào cuối kỳ, hoặc hôm nay nếu kỳ chưa hết.",
            MeaningEn = "Received and not closed by the end of the span, or of today where it is not over.",
        },
        Of("overdue", "Đang giải quyết, đã quá hạn", "Open and overdue", "before(overdueStart - overdueEnd) + overdueStart - overdueEnd") with
        {
            Path = "counts.open.overdue",
            Meaning = "Đang giải quyết, đã qua ngày hẹn trả và không tạm dừng, trừ khi tạm dừng sau ngày hẹn trả.",
            MeaningEn = "Open, past the due date and not paused, unless the pause began after the due date.",
        },
        Of("withinDue", "Đang giải quyết, trong hạn", "Open within due", "open - overdue") with
        {
            Path = "counts.open.withinDue",
            Meaning = "Đang giải quyết, chưa qua ngày hẹn trả, hoặc không có ngày hẹn trả, hoặc đang tạm dừng.",
            MeaningEn = "Open and not past the due date, or without one, or paused.",
        },
        Of("due", "Đến hạn", "Due", "openDue") with
        {
            Source = DefinitionSource.Own,
            Meaning = "Đang giải quyết, không tạm dừng, có ngày hẹn trả trong các ngày được hỏi, kể cả ngày sắp tới.",
            MeaningEn = "Open, not paused, with a due date among the days asked for, days to come included.",
        },
    ];

    private static Definition Of(string key, string name, string nameEn, string formula) =>
        new(DefinitionKind.Figure, key, name, nameEn, DefinitionSource.Report) { Formula = formula, Unit = DefinitionUnit.Dossiers };
}
