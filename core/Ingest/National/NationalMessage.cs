using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dvc.Core.Agencies;

namespace Dvc.Core.Ingest.National;

/// <summary>
/// The message with which one-stop shops synchronise dossiers with the national portal (QCVN 120:2019/BTTTT, as its
/// senders write it): <c>{session, madonvi, service, isUpdating, data: [...]}</c>, or the bare array. Its items are full of
/// personal data; they can be had only as events, which hold none.
/// </summary>
public sealed class NationalMessage
{
    /// <summary>The service whose items are dossiers' whole states.</summary>
    public const string StatesService = "DongBoHoSoMC";

    /// <summary>The service whose items are steps.</summary>
    public const string StepsService = "CapNhatTienDoHoSoMC";

    private readonly string? madonvi;
    private readonly string? service;
    private readonly JsonElement data;

    private NationalMessage(string? madonvi, string? service, JsonElement data)
    {
        this.madonvi = madonvi;
        this.service = service;
        this.data = data;
    }

    /// <summary>How many items there are.</summary>
    public int Count => data.GetArrayLength();

    /// <summary>The session that the sender was given, also where the rest of the message is wrong; null where it names none.</summary>
    public static string? SessionOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object ? new NationalMembers(json).Text("session") : null;

    /// <summary>Reads a message, or says which member breaks what rule.</summary>
    /// <param name="json">The message. Its document must live as long as the message.</param>
    public static (NationalMessage? Message, FieldError? Error) Read(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            return (new NationalMessage(madonvi: null, service: null, json), null);
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            return (null, new FieldError("", ErrorCodes.NotAnObject, "A message is a JSON object, or an array of dossiers."));
        }

        // A bad item does not take the good ones with it.
        if (JsonText.Repeated(json).FirstOrDefault(path => !path.StartsWith("data[", StringComparison.Ordinal)) is { } repeated)
        {
            return (null, JsonText.Duplicate(repeated));
        }

        var members = new NationalMembers(json);
        var named = members.Text("service");
        if (named is not (null or StatesService or StepsService))
        {
            return (null, new FieldError("service", ErrorCodes.Enumeration, $"service must be {StatesService} or {StepsService}."));
        }

        if (!JsonText.Members(json).TryGetValue("data", out var items))
        {
            return (null, new FieldError("data", ErrorCodes.Required, "data is required."));
        }

        return items.ValueKind == JsonValueKind.Array
            ? (new NationalMessage(members.Code("madonvi", text => AgencyCode.TryParse(text, out _)), named, items), null)
            : (null, new FieldError("data", ErrorCodes.Type, "data must be an array."));
    }

    /// <summary>
    /// Every item in its order, as JSON that <see cref="QueuedReader"/> checks: an event of the contract with <c>noClock</c>
    /// in place of updatedAt, which is the time of arrival, and <c>channelDefaulted</c>; or a step. <c>repeated</c> names a
    /// member that stands more than once in the item. An item that is no object is <c>null</c>.
    /// </summary>
    public IEnumerable<ReadOnlyMemory<byte>> ToEvents() =>
        from item in data.EnumerateArray()
        select (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(ToEvent(item)?.ToJsonString() ?? "null");

    private JsonObject? ToEvent(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var members = new NationalMembers(item);
        var isStep = service is null ? NationalStep.Is(members) : service == StepsService;
        var @event = isStep ? NationalStep.ToEvent(members) : NationalDossier.ToEvent(members, madonvi);
        foreach (var repeated in JsonText.Repeated(item))
        {
            @event[QueuedJson.Repeated] = repeated;
            if (repeated == "MaHoSo")
            {
                @event.Remove("dossierId"); // Which dossier is meant nobody can say.
                break;
            }
        }

        return @event;
    }
}
