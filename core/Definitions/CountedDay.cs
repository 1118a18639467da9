namespace Dvc.Core.Definitions;

/// <summary>The day that a counter lies on.</summary>
public enum CountedDay
{
    /// <summary>The day of receipt (ngày tiếp nhận).</summary>
    Receipt,

    /// <summary>The day of closing (ngày kết thúc).</summary>
    Closing,

    /// <summary>The due date (ngày hẹn trả).</summary>
    Due,

    /// <summary>The day after the due date (ngày sau ngày hẹn trả).</summary>
    DayAfterDue,

    /// <summary>The day on which an event first arrived (ngày dữ liệu đến lần đầu).</summary>
    Arrival,
}
