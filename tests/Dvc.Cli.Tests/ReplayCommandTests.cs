using Dvc.Cli.Replay;
using Microsoft.AspNetCore.Http;

namespace Dvc.Cli.Tests;

public sealed class ReplayCommandTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public async Task A_file_is_posted_with_the_key_and_without_its_blank_lines()
    {
        await using var app = await FakeApp.StartAsync();
        var lines = SentEvents.All.Take(3).Select(e => e.Json.GetRawText()).ToArray();
        await File.WriteAllTextAsync(file, $"{lines[0]}\r\n\n{lines[1]}\n{lines[2]}", TestContext.Current.CancellationToken);

        var exitCode = await RunAsync(file, "--to", app.Address.ToString(), "--key", "secret");

        exitCode.ShouldBe(0);
        app.Key.ShouldBe("secret");
        app.Taken.Select(e => e.Json.GetRawText()).ShouldBe(lines);
    }

    [Fact]
    public async Task An_error_names_the_line_of_the_file()
    {
        await using var app = await FakeApp.StartAsync();
        app.AnswerFirst(_ => Results.Text(
            """{"accepted": 1, "rejected": [{"index": 1, "dossierId": null, "errors": [{"field": "dossierId", "code": "required", "message": "dossierId is required."}]}]}""",
            "application/json",
            statusCode: StatusCodes.Status202Accepted));
        await File.WriteAllTextAsync(file, "{}\n\n \t\r\n{}\n", TestContext.Current.CancellationToken);

        var failure = await Should.ThrowAsync<CommandFailedException>(RunAsync(file, "--to", app.Address.ToString()));

        failure.Message.ShouldBe("The app rejected 1 of 2 events:\n  line 4: dossierId (required) dossierId is required.");
    }

    [Theory]
    [InlineData("http://localhost:abc")]
    [InlineData("http://localhost:70000")]
    [InlineData("ftp://example.org")]
    [InlineData("localhost:7071")]
    [InlineData("nowhere")]
    public void Only_http_addresses_are_taken(string address) =>
        ReplayCommand.Create().Parse([file, "--to", address]).Errors.ShouldNotBeEmpty();

    private static Task<int> RunAsync(params string[] arguments) =>
        ReplayCommand.Create().Parse(arguments).InvokeAsync(
            new() { EnableDefaultExceptionHandler = false }, TestContext.Current.CancellationToken);
}
