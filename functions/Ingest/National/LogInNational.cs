using System.Text.Json;
using Dvc.Core;
using Dvc.Core.Ingest;
using Dvc.Storage.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Functions.Ingest.National;

/// <summary>Opens a session for a source's id and key, as senders of the national message expect.</summary>
/// <param name="gate">Who may come in.</param>
/// <param name="time">The clock of sessions.</param>
public sealed class LogInNational(IngestGate gate, TimeProvider time)
{
    /// <summary><c>POST /api/events/national/login</c> with <c>{"username", "password"}</c>.</summary>
    [Function(nameof(LogInNational))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/events/national/login")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var (body, unreadable) = await gate.ReadBodyAsync(request, cancellationToken);
        if (body is null)
        {
            return NationalAnswers.Of(unreadable!);
        }

        request.HttpContext.Response.Headers.CacheControl = "no-store";
        var (username, password, error) = Read(body.Content);
        if (error is not null)
        {
            return NationalAnswers.Invalid(error.Message);
        }

        if (username is not { Length: > 0 } || password is not { Length: > 0 })
        {
            return NotALogin();
        }

        return (await gate.IdentifyAsync(password, cancellationToken))?.Id == username
            ? NationalAnswers.LoggedIn(SourceSession.Create(username, password, time.Now()))
            : NationalAnswers.Unknown(request.HttpContext.Response);
    }

    /// <summary>The answer to a body that is no login.</summary>
    internal static ContentResult NotALogin() => NationalAnswers.Invalid("username and password must be a source's id and key.");

    private static (string? Username, string? Password, FieldError? Error) Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, EventReadings.Bounded);
            var repeated = JsonText.Repeated(document.RootElement).FirstOrDefault();
            return (JsonText.Of(document.RootElement, "username"), JsonText.Of(document.RootElement, "password"), repeated is null ? null : JsonText.Duplicate(repeated));
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
