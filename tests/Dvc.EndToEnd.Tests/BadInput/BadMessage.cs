using System.Security.Cryptography;
using System.Text;

namespace Dvc.EndToEnd.Tests.BadInput;

/// <summary>What somebody puts straight into the queue, where no request was checked, and what becomes of it.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Line">What it says; null where its name says all.</param>
/// <param name="Text">The queue's message.</param>
/// <param name="Kept">What of it becomes a dead letter.</param>
/// <param name="Reason">Why.</param>
/// <param name="Detail">The broken rules.</param>
internal sealed record BadMessage(string Name, string? Line, string Text, byte[] Kept, string Reason, string Detail)
{
    private const string Head = "\"source\":\"s1\"";

    /// <summary>The dead letter's id, which is a hash of it.</summary>
    public string LetterId => Convert.ToHexStringLower(SHA256.HashData(Kept))[..32];

    /// <summary>A message that is none.</summary>
    public static BadMessage NotJson(string name, byte[] content, string? line = null) => NotJson(name, Convert.ToBase64String(content), line);

    public static BadMessage NotJson(string name, string text, string? line) =>
        new(name, line, text, Encoding.UTF8.GetBytes(text), "notJson", "The message is no JSON object whose members stand once.");

    /// <summary>An event in a message that is well formed.</summary>
    public static BadMessage Event(string name, string json, string detail, string? line = null, string head = Head) =>
        Event(name, Encoding.UTF8.GetBytes(json), detail, line ?? json, head);

    public static BadMessage Event(string name, byte[] json, string detail, string? line, string head = Head) => new(
        name,
        line,
        Convert.ToBase64String([.. Encoding.UTF8.GetBytes($"{{{head},\"events\":["), .. json, .. "]}"u8]),
        json,
        "invalidEvent",
        detail);
}
