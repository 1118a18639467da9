using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.BadInput;

/// <summary>What is no request to any route, and what is no HTTP. The host and its server answer most of it.</summary>
internal static class BadHttp
{
    private const string Host = "Host: localhost\r\nConnection: close\r\n";

    private const string Delivery =
        $"POST /api/events HTTP/1.1\r\n{Host}Content-Type: application/json\r\n{SourceKeys.Header}: {SourceKeys.Development}\r\n";

    public static BadRequestTable Table { get; } = new("HTTP itself")
    {
        { "a delivery, read", SentRequest.Get("api/events"), 404, Telling.Nothing },
        { "a delivery, put", new SentRequest("PUT", "api/events"), 404, Telling.Nothing },
        { "a delivery by another name", SentRequest.Post("api/event", "{}"), 404, Telling.Nothing },
        { "a delivery with an id", SentRequest.Post("api/events/1", "{}"), 404, Telling.Nothing },
        { "a method that is none", new SentRequest("DELIVER", "api/events"), 404, Telling.Nothing },
        { "the head of a bad answer", new SentRequest("HEAD", "api/kpi/weekly?week=none"), 400, Telling.Nothing },
        { "the head of a delivery", new SentRequest("HEAD", "api/events"), 404, Telling.Nothing },
        { "what may be asked for", new SentRequest("OPTIONS", "api/events"), 404, Telling.Nothing },
        { "an echo of the request", new SentRequest("TRACE", "api/events"), 404, Telling.Nothing },
        { "a path that climbs to the host's own", SentRequest.Get("api/../admin/host/status") with { HostKey = null }, 401, Telling.Nothing },
        { "the same, encoded", SentRequest.Get("api/%2e%2e/admin/host/status") with { HostKey = null }, 401, Telling.Nothing },
        { "a path of 5,000 characters", SentRequest.Get($"api/{new string('a', 5000)}"), 404, Telling.Nothing },
        { "NUL in a path", SentRequest.Get("api/kpi/weekly%00"), 400, Telling.Nothing },
        {
            "a request line of more than 8 KiB",
            "GET /api/aaa… HTTP/1.1",
            $"GET /api/{new string('a', 8300)} HTTP/1.1\r\n{Host}\r\n",
            414,
            Telling.Nothing
        },
        { "headers of more than 32 KiB", "x-other: kkk…", $"{Delivery}x-other: {new string('k', 33_000)}\r\n\r\n", 431, Telling.Nothing },
        { "a header without a colon", "x-source-key", $"GET /api/health HTTP/1.1\r\n{Host}{SourceKeys.Header}\r\n\r\n", 400, Telling.Nothing },
        { "NUL in a header", null, $"GET /api/health HTTP/1.1\r\n{Host}{SourceKeys.Header}: {EventJson.Secret}\0\r\n\r\n", 400, Telling.Nothing },
        {
            "a header that is not UTF-8",
            null,
            $"GET /api/health HTTP/1.1\r\n{Host}{SourceKeys.Header}: \u00ff{EventJson.Secret}\r\n\r\n",
            400,
            Telling.Nothing
        },
        {
            "another Host",
            "GET /api/health HTTP/1.1, Host: attacker.example",
            "GET /api/health HTTP/1.1\r\nHost: attacker.example\r\nConnection: close\r\n\r\n",
            400,
            Telling.Nothing
        },
        { "no Host", "GET /api/health HTTP/1.1", "GET /api/health HTTP/1.1\r\n\r\n", 400, Telling.Nothing },
        { "another version of HTTP", "GET /api/health HTTP/3.7", $"GET /api/health HTTP/3.7\r\n{Host}\r\n", 505, Telling.Nothing },
        { "no HTTP", null, $"{EventJson.Secret}\r\n\r\n", 400, Telling.Nothing },
        { "a length below 0", "Content-Length: -1", $"{Delivery}Content-Length: -1\r\n\r\n", 400, Telling.Nothing },
        { "a length in words", "Content-Length: ten", $"{Delivery}Content-Length: ten\r\n\r\n", 400, Telling.Nothing },
        {
            "two lengths",
            "Content-Length: 2, Content-Length: 4",
            $"{Delivery}Content-Length: 2\r\nContent-Length: 4\r\n\r\n{{}}  ",
            400,
            Telling.Nothing
        },
        {
            "a length past any number",
            "Content-Length: 99999999999999999999",
            $"{Delivery}Content-Length: 99999999999999999999\r\n\r\n{{}}",
            400,
            Telling.Nothing
        },
        {
            "a length that is too short",
            "Content-Length: 5",
            $"{Delivery}Content-Length: 5\r\n\r\n{GoodEvent.Json}",
            400,
            "The body is not valid. The body is not JSON: see line 1, byte 6."
        },
        { "a length of 1 GB", "Content-Length: 1000000000", $"{Delivery}Content-Length: 1000000000\r\n\r\n", 413, Telling.Nothing },
        {
            "a length and chunks",
            "Content-Length: 2, Transfer-Encoding: chunked",
            $"{Delivery}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n0\r\n\r\n",
            400,
            "The body is not valid. The array holds no event."
        },
        {
            "chunks without a length",
            "Transfer-Encoding: chunked",
            $"{Delivery}Transfer-Encoding: chunked\r\n\r\nno length\r\n{{}}\r\n",
            500,
            Telling.Nothing
        },
        {
            "a chunk past any number",
            "Transfer-Encoding: chunked",
            $"{Delivery}Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n{{}}\r\n",
            500,
            Telling.Nothing
        },
        { "another transfer encoding", "Transfer-Encoding: gzip", $"{Delivery}Transfer-Encoding: gzip\r\n\r\n{{}}", 400, Telling.Nothing },
    };
}
