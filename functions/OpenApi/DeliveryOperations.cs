using System.Net.Mime;
using System.Text.Json.Nodes;
using Dvc.Functions.Http;
using Dvc.Functions.Ingest;
using Dvc.Functions.Ingest.National;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Functions.OpenApi;

/// <summary>Delivering dossiers.</summary>
internal static class DeliveryOperations
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        new(nameof(AcceptEvents), "POST", "api/events", AuthorizationLevel.Anonymous, Area.Delivery)
        {
            Summary = "Gửi hồ sơ",
            SummaryEn = "Deliver dossiers: at most 1,000 events and 1 MiB, also as Content-Encoding gzip",
            Body =
            [
                Content.Of(MediaTypeNames.Application.Json, WrittenSchemas.Events, Examples.Event()),
                Content.Of("application/x-ndjson", WrittenSchemas.Text, JsonValue.Create(Examples.Event().ToJsonString())),
                Content.Of("application/cloudevents+json", WrittenSchemas.CloudEvent, Examples.CloudEvent()),
                Content.Of("application/cloudevents-batch+json", WrittenSchemas.CloudEvents, new JsonArray(Examples.CloudEvent())),
            ],
            Answers = [Answer.Of(202, "Các sự kiện được nhận đã vào hàng đợi / Every accepted event is in the queue", ApiJson.Answers.AcceptedEvents, Examples.Accepted)],
            Problems = [Problems.NoGoodEvent, Problems.UnknownSource, Problems.Foreign, Problems.SlowDelivery, Problems.DeliveryTooLarge, Problems.DeliveryForm, Problems.TooOften, Problems.StorageDown],
            Rejected = typeof(IReadOnlyList<RejectedEvent>),
        },
        new(nameof(AcceptNational), "POST", "api/events/national", AuthorizationLevel.Anonymous, Area.Delivery)
        {
            Summary = "Gửi hồ sơ bằng thông điệp đồng bộ quốc gia",
            SummaryEn = "Deliver dossiers in the national portal's synchronisation message; a session in the message may stand for the key",
            Body = [Content.Of(MediaTypeNames.Application.Json, WrittenSchemas.NationalMessage, Examples.NationalMessage())],
            Answers = [Answer.Ok(ApiJson.Answers.NationalAnswer, Examples.NationalAccepted), .. National([Problems.NoItem, Problems.UnknownNational, .. Problems.National, Problems.TooOftenNational])],
        },
        new(nameof(LogInNational), "POST", "api/events/national/login", AuthorizationLevel.Anonymous, Area.Delivery)
        {
            Summary = "Mở phiên cho thông điệp đồng bộ quốc gia",
            SummaryEn = "A session for the national message",
            Body = [Content.Of(MediaTypeNames.Application.Json, WrittenSchemas.NationalLogin, Examples.Parse("""{"username": "h60-mot-cua", "password": "…"}"""))],
            Answers = [Answer.Ok(ApiJson.Answers.NationalAnswer, Examples.NationalLoggedIn), .. National([Problems.NoLogin, Problems.UnknownNational, .. Problems.National])],
        },
    ];

    // Whatever fails is told in the message's own form, whose error_code is the status.
    private static IEnumerable<Answer> National(IEnumerable<ContentResult> refusals) => refusals.OrderBy(refusal => refusal.StatusCode).Select(refusal => Answer.Of(
        refusal.StatusCode!.Value,
        Statuses.Meaning(refusal.StatusCode.Value),
        ApiJson.Answers.NationalAnswer,
        Problems.ReadNational(refusal)));
}
