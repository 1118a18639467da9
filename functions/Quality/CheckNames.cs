using Dvc.Core.Postings;

namespace Dvc.Functions.Quality;

/// <summary>What the six checks are called.</summary>
internal static class CheckNames
{
    public static (string Vietnamese, string English) Of(Counter check) => check switch
    {
        Counter.InformationOnline => ("Nộp trực tuyến thủ tục chỉ cung cấp thông tin", "Filed online at a service that is information only"),
        Counter.RejectedNoReceipt => ("Không có ngày tiếp nhận", "No receipt date"),
        Counter.RejectedNoFinish => ("Đã giải quyết nhưng không có ngày kết thúc xử lý", "Resolved without a finish date"),
        Counter.RejectedFutureReceipt => ("Ngày tiếp nhận ở tương lai", "Received in the future"),
        Counter.RejectedFutureFinish => ("Ngày kết thúc xử lý ở tương lai", "Finished in the future"),
        Counter.RejectedReceiptAfterFinish => ("Ngày tiếp nhận sau ngày kết thúc xử lý", "Received after it was finished"),
        _ => throw new ArgumentOutOfRangeException(nameof(check), check, "Not one of the six checks."),
    };
}
