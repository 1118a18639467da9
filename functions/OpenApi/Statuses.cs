namespace Dvc.Functions.OpenApi;

/// <summary>What the statuses of failed requests mean.</summary>
internal static class Statuses
{
    /// <summary>The meaning in Vietnamese and English.</summary>
    public static string Meaning(int status) => status switch
    {
        400 => "Tham số hoặc nội dung không hợp lệ / A parameter or the body is not valid",
        401 => "Thiếu khóa hoặc khóa không đúng / No key, or none that opens this",
        403 => "Không được phép: cơ quan ngoài phạm vi của nguồn, hoặc trang web khác nguồn gốc / Not allowed: an agency outside the source's, or a page of another origin",
        404 => "Không có / There is none",
        408 => "Nội dung không đến kịp / The body was not there in time",
        409 => "Không làm được ở trạng thái này / It cannot be done as it is",
        412 => "Đã bị thay đổi trước đó / It was changed in between",
        413 => "Nội dung quá lớn / The body is too large",
        415 => "Không nhận dạng nội dung này / Another Content-Type, charset or Content-Encoding",
        429 => "Gửi quá nhiều lần / Too many requests; go on after Retry-After",
        503 => "Kho lưu trữ không trả lời, quá tải, hoặc số liệu đang được tổng hợp (pending) / Storage does not answer, too many at once, or figures are being rolled up (pending says how far); again after Retry-After",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A status without a meaning."),
    };
}
