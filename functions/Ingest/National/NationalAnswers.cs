using System.Globalization;
using System.Text.Json;
using Dvc.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dvc.Functions.Ingest.National;

/// <summary>Answers in the national message's own form, so that its senders' code understands them.</summary>
internal static class NationalAnswers
{
    private const string Done = "0";

    /// <summary>Whether a function answers in this form.</summary>
    public static bool AreOf(string function) => function is nameof(AcceptNational) or nameof(LogInNational);

    /// <summary>Everything is in the queue.</summary>
    /// <param name="count">How many items.</param>
    /// <param name="rejected">Those of them that will be kept as dead letters.</param>
    public static ContentResult Accepted(int count, IReadOnlyList<RejectedEvent> rejected) =>
        Answer(StatusCodes.Status200OK, rejected.Count == 0
            ? new NationalAnswer(Done, string.Create(CultureInfo.InvariantCulture, $"Thành công: đã nhận {count} hồ sơ. / Done: {count} items taken."))
            : new NationalAnswer(
                Done,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Thành công: đã nhận {count} hồ sơ, {rejected.Count} hồ sơ không hợp lệ được giữ lại. / Done: {count} items taken, {rejected.Count} of them kept aside as invalid."),
                Rejected: rejected));

    /// <summary>A session was opened.</summary>
    public static ContentResult LoggedIn(string session) =>
        Answer(StatusCodes.Status200OK, new NationalAnswer(Done, "Thành công. / Done.", session));

    /// <summary>Nobody who may come in.</summary>
    public static ContentResult Unknown(HttpResponse response)
    {
        response.Headers.WWWAuthenticate = IngestGate.Challenge;
        return Unknown();
    }

    /// <summary>The same, without what it asks for.</summary>
    public static ContentResult Unknown() => Error(
        StatusCodes.Status401Unauthorized,
        "Không xác thực được: đăng nhập lại, hoặc gửi khóa trong x-source-key. / Not known: log in again, or send the key in x-source-key.");

    /// <summary>A member of the message breaks a rule.</summary>
    public static ContentResult Invalid(string rule) => Error(StatusCodes.Status400BadRequest, $"Thông điệp không hợp lệ. / {rule}");

    /// <summary>What keeps any delivery from being taken, said in this form.</summary>
    public static ContentResult Of(IActionResult problem)
    {
        var details = JsonSerializer.Deserialize(((ContentResult)problem).Content!, ApiJson.Answers.ProblemDetails)!;
        return Error(details.Status!.Value, $"Không nhận được thông điệp. / {details.Title} {details.Detail}");
    }

    private static ContentResult Error(int status, string message) =>
        Answer(status, new NationalAnswer(status.ToString(CultureInfo.InvariantCulture), message));

    private static ContentResult Answer(int status, NationalAnswer answer) => JsonAnswer.Of(status, answer, ApiJson.Answers.NationalAnswer);
}
