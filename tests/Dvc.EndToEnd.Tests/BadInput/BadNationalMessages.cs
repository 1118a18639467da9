using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.BadInput;

/// <summary>
/// National messages that are wrong, and logins. What is wrong with an item is no error of the message: it is kept as a
/// dead letter, and the answer names it.
/// </summary>
internal static class BadNationalMessages
{
    private const string Route = "api/events/national";
    private const string LoginRoute = $"{Route}/login";
    private const string Kept =
        "error_code 0: Thành công: đã nhận 1 hồ sơ, 1 hồ sơ không hợp lệ được giữ lại. / Done: 1 items taken, 1 of them kept aside as invalid.";

    private const string NotReceived = "Không nhận được thông điệp. /";
    private const string NotJson = $"error_code 415: {NotReceived} The form of the body is not supported. Content-Type must be application/json.";

    private const string TooLarge =
        $"error_code 413: {NotReceived} The delivery is too large. The body may have at most 1048576 bytes, also after unpacking. Send it in parts.";

    private const string Login = "error_code 400: Thông điệp không hợp lệ. / username and password must be a source's id and key.";

    private const string Unknown =
        "error_code 401: Không xác thực được: đăng nhập lại, hoặc gửi khóa trong x-source-key. / Not known: log in again, or send the key in x-source-key.";

    private const string Item = "\"MaHoSo\":\"H60.12-220701-0001\",\"MaTTHC\":\"1.004239\",\"TrangThaiHoSo\":\"2\",\"NgayTiepNhan\":\"20220701080000\"";

    public static BadRequestTable Messages { get; } = new(
        $"`POST /{Route}`",
        $"POST /{Route}",
        $"Members of an item stand in `{{\"data\":[{{{Item}}}]}}`, in the place of their like.")
    {
        { "no body", Post(""), 400, Invalid("The body is not JSON: see line 1, byte 1.") },
        { "not JSON", Post($"{{\"data\":[{EventJson.Secret}"), 400, Invalid("The body is not JSON: see line 1, byte 10.") },
        {
            "33 levels of JSON",
            Post($"{{\"data\":{new string('[', 32)}{new string(']', 32)}}}"),
            400,
            Invalid("The body is not JSON: see line 1, byte 40.")
        },
        { "a text", Post($"\"{EventJson.Secret}\""), 400, Invalid("A message is a JSON object, or an array of dossiers.") },
        { "a number", Post("1"), 400, Invalid("A message is a JSON object, or an array of dossiers.") },
        { "no data", Post("{}"), 400, Invalid("data is required.") },
        { "data that is an object", Post("{\"data\":{}}"), 400, Invalid("data must be an array.") },
        { "data that is JSON in a text", Post("{\"data\":\"[]\"}"), 400, Invalid("data must be an array.") },
        { "a session twice", Post("{\"session\":\"1\",\"session\":\"2\",\"data\":[{}]}"), 400, Invalid("session must stand once in its object.") },
        { "no item", Post("[]"), 400, Invalid("data must have an item.") },
        {
            "another service",
            Post($"{{\"service\":\"{EventJson.Secret}\",\"data\":[]}}"),
            400,
            Invalid("service must be DongBoHoSoMC or CapNhatTienDoHoSoMC.")
        },
        { "a service that is an object", Post("{\"service\":{},\"data\":[]}"), 400, Invalid("service must be DongBoHoSoMC or CapNhatTienDoHoSoMC.") },
        {
            "broken gzip",
            Post("{}") with { ContentEncoding = "gzip" },
            400,
            $"error_code 400: {NotReceived} The body is not valid. The body is not gzip, as Content-Encoding says."
        },
        { "5 MiB", Post(new string(' ', 5 * 1024 * 1024)), 413, TooLarge },
        {
            "1,001 items",
            Post($"[{string.Join(',', Enumerable.Repeat("{}", 1001))}]"),
            413,
            $"error_code 413: {NotReceived} The delivery is too large. A delivery may have at most 1000 events. Send it in parts."
        },
        { "another content type", Post("{}") with { ContentType = "text/xml" }, 415, NotJson },
        { "one object a line", Post("{}") with { ContentType = "application/x-ndjson" }, 415, NotJson },

        { "no key and no session", Post("{\"data\":[]}") with { SourceKey = null }, 401, Unknown },
        { "a session that nobody has", Post($"{{\"session\":\"{EventJson.Secret}\",\"data\":[]}}") with { SourceKey = null }, 401, Unknown },
        {
            "a session that somebody made up",
            Post("{\"session\":\"development.4102444800.AAAA\",\"data\":[]}") with { SourceKey = null },
            401,
            Unknown
        },
        {
            "a session without an end",
            Post("{\"session\":\"development.99999999999999999999.AAAA\",\"data\":[]}") with { SourceKey = null },
            401,
            Unknown
        },
        {
            "a session of 10,000 characters",
            Post($"{{\"session\":\"{new string('s', 10_000)}\",\"data\":[]}}") with { SourceKey = null },
            401,
            Unknown
        },
        { "a session that is a number", Post("{\"session\":7,\"data\":[]}") with { SourceKey = null }, 401, Unknown },
        {
            "the key for a session",
            Post($"{{\"session\":\"{SourceKeys.Development}\",\"data\":[]}}") with { SourceKey = null, Excerpt = "" },
            401,
            Unknown
        },

        { "an item that is null", Post("[null]"), 200, $"{Kept} notAnObject" },
        { "an item that is a text", Post($"[\"{EventJson.Secret}\"]"), 200, $"{Kept} notAnObject" },
        { "an item of nothing", Post("[{}]"), 200, $"{Kept} dossierId required; agency required; procedure required; status required" },
        { "a name for a code", Having($"\"MaHoSo\":\"{EventJson.Secret}\""), 200, $"{Kept} dossierId pattern; agency required" },
        { "a name for a procedure", Having($"\"MaTTHC\":\"{EventJson.Secret}\""), 200, $"{Kept} procedure pattern" },
        { "an object for a procedure", Having("\"MaTTHC\":{}"), 200, $"{Kept} procedure pattern" },
        { "status 11", Having("\"TrangThaiHoSo\":11"), 200, $"{Kept} status enum" },
        { "a status in words", Having($"\"TrangThaiHoSo\":\"{EventJson.Secret}\""), 200, $"{Kept} status enum" },
        { "a channel in words", Having("\"KenhThucHien\":\"Trực tuyến\""), 200, $"{Kept} channel enum" },
        { "channel 4", Having("\"KenhThucHien\":4"), 200, $"{Kept} channel enum" },
        { "level 1", Having("\"MucDo\":\"1\""), 200, $"{Kept} serviceLevel enum" },
        { "29 February of no leap year", Having("\"NgayTiepNhan\":\"20230229080000\""), 200, $"{Kept} receivedAt timestamp" },
        { "a time as people write it", Having("\"NgayTiepNhan\":\"01/07/2022\""), 200, $"{Kept} receivedAt timestamp" },
        { "a time of 1,000,000 digits", Having($"\"NgayTiepNhan\":\"{new string('2', 1_000_000)}\""), 200, $"{Kept} receivedAt timestamp" },
        { "a receipt in the future", Having("\"NgayTiepNhan\":\"20990701080000\""), 200, $"{Kept} receivedAt future" },
        { "the year 1999", Having("\"NgayTiepNhan\":\"19990701080000\""), 200, $"{Kept} receivedAt range" },
        {
            "supplements that are a name",
            Having($"\"DanhSachHoSoBoSung\":\"{EventJson.Secret}\""),
            200,
            $"{Kept} dueAt timestamp; originalDueAt timestamp"
        },
        { "a flag in words", Having($"\"HoSoCoThanhPhanSoHoa\":\"{EventJson.Secret}\""), 200, $"{Kept} digitised type" },
        { "a member twice", Having("\"TrangThaiHoSo\":\"2\",\"TrangThaiHoSo\":\"9\""), 200, $"{Kept} TrangThaiHoSo duplicate" },
        {
            "a member twice of what is not read",
            Having($"\"ChuHoSo\":\"{EventJson.Secret}\",\"ChuHoSo\":\"\""),
            200,
            $"{Kept} ChuHoSo duplicate"
        },
        { "two codes", Having("\"MaHoSo\":\"H60.12-220701-0001\",\"MaHoSo\":\"H60.12-220701-0002\""), 200, $"{Kept} MaHoSo duplicate" },
        {
            "a step without a time",
            Post("{\"service\":\"CapNhatTienDoHoSoMC\",\"data\":[{\"MaHoSo\":\"H60.12-220701-0001\",\"TrangThai\":4}]}"),
            200,
            $"{Kept} at required"
        },
        {
            "a step of a status that is none",
            Post($"[{{\"MaHoSo\":\"H60.12-220701-0001\",\"ThoiDiemXuLy\":\"20220701080000\",\"TrangThai\":\"{EventJson.Secret}\"}}]"),
            200,
            $"{Kept} status enum"
        },
    };

    public static BadRequestTable Logins { get; } = new($"`POST /{LoginRoute}`", $"POST /{LoginRoute}")
    {
        { "no body", LogIn(""), 400, Login },
        { "not JSON", LogIn(EventJson.Secret), 400, Login },
        { "an array", LogIn("[]"), 400, Login },
        { "a password twice", LogIn("{\"username\":\"development\",\"password\":\"1\",\"password\":\"2\"}"), 400, Invalid("password must stand once in its object.") },
        { "no password", LogIn("{\"username\":\"development\"}"), 400, Login },
        { "an empty password", LogIn("{\"username\":\"development\",\"password\":\"\"}"), 400, Login },
        { "numbers", LogIn("{\"username\":1,\"password\":2}"), 400, Login },
        { "null", LogIn("{\"username\":null,\"password\":null}"), 400, Login },
        { "half a surrogate pair", LogIn("{\"username\":\"development\",\"password\":\"\\ud800\"}"), 400, Login },
        { "another content type", LogIn("username=development") with { ContentType = "application/x-www-form-urlencoded" }, 415, NotJson },
        { "5 MiB", LogIn(new string(' ', 5 * 1024 * 1024)), 413, TooLarge },
        { "a wrong password", LogIn($"{{\"username\":\"development\",\"password\":\"{EventJson.Secret}\"}}"), 401, Unknown },
        { "a password of 100,000 characters", LogIn($"{{\"username\":\"development\",\"password\":\"{new string('p', 100_000)}\"}}"), 401, Unknown },
        { "a password that asks for more", LogIn("{\"username\":\"development\",\"password\":\"' or '1' eq '1\"}"), 401, Unknown },
        { "another's key", LogIn($"{{\"username\":\"h60\",\"password\":\"{SourceKeys.Development}\"}}") with { Excerpt = "" }, 401, Unknown },
        {
            "the id in capitals",
            LogIn($"{{\"username\":\"DEVELOPMENT\",\"password\":\"{SourceKeys.Development}\"}}") with { Excerpt = "" },
            401,
            Unknown
        },
    };

    private static SentRequest Post(string json) => SentRequest.Post(Route, json);

    private static SentRequest Having(string members) => Post($"{{\"data\":[{{{JsonMembers.With(Item, members)}}}]}}") with { Excerpt = members };

    private static SentRequest LogIn(string json) => SentRequest.Post(LoginRoute, json) with { SourceKey = null };

    private static string Invalid(string rule) => $"error_code 400: Thông điệp không hợp lệ. / {rule}";
}
