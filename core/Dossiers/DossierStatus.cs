namespace Dvc.Core.Dossiers;

/// <summary>The national dossier statuses 1 to 10 (TrangThaiHoSo). The number is also the rank that settles ties in time.</summary>
public enum DossierStatus
{
    /// <summary>1, mới đăng ký: filed, not yet taken in. Not counted.</summary>
    Registered = 1,

    /// <summary>2, được tiếp nhận: taken in.</summary>
    Accepted = 2,

    /// <summary>3, không được tiếp nhận: turned away. Counted only where it had been taken in.</summary>
    Refused = 3,

    /// <summary>4, đang xử lý.</summary>
    Processing = 4,

    /// <summary>5, yêu cầu bổ sung giấy tờ: a pause.</summary>
    AwaitingSupplement = 5,

    /// <summary>6, yêu cầu thực hiện nghĩa vụ tài chính: a pause.</summary>
    AwaitingPayment = 6,

    /// <summary>7, công dân yêu cầu rút hồ sơ.</summary>
    Withdrawn = 7,

    /// <summary>8, dừng xử lý.</summary>
    Stopped = 8,

    /// <summary>9, đã xử lý xong.</summary>
    Resolved = 9,

    /// <summary>10, đã trả kết quả: resolved, and the result handed over.</summary>
    Returned = 10,
}
