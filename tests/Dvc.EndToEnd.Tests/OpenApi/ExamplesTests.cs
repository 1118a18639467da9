using Dvc.EndToEnd.Tests.DeadLetters;
using Dvc.EndToEnd.Tests.Kpi;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.OpenApi;

/// <summary>Sends every example that the OpenAPI document shows to the app that it describes.</summary>
[Collection(ExampleCollection.Name)]
public sealed class ExamplesTests(ExampleApp example)
{
    [Fact]
    public async Task What_the_document_shows_is_taken_and_all_that_goes_well_is_answered_as_described()
    {
        var api = await ApiDescription.OfAsync(example.App);
        var trial = new Trial(example.App, api);

        foreach (var read in api.Operations.Where(operation => operation.Method == "GET"))
        {
            await ReadAsync(trial, read);
        }

        await DeliverAsync(trial);
        await AdministerSourceAsync(trial);
        await ReplaceCatalogueAsync(trial);
        await AdministerLetterAsync(trial);
        trial.NotMet.ShouldBeEmpty();
    }

    // What the examples name need not be there, but none may be called wrong.
    private static async Task ReadAsync(Trial trial, DescribedOperation read)
    {
        foreach (var values in read.Trials)
        {
            var answer = await trial.SendAsync(read.Id, values);
            answer.Status.ShouldBeOneOf(200, 404);
            if (read.Parameters.Any(parameter => parameter.GetProperty("name").GetString() == "If-None-Match") && answer is { Status: 200, ETag: { } tag })
            {
                (await trial.SendAsync(read.Id, new Dictionary<string, string>(values, StringComparer.Ordinal) { ["If-None-Match"] = tag })).Status.ShouldBe(304);
            }
        }
    }

    private static async Task DeliverAsync(Trial trial)
    {
        foreach (var (form, body) in trial.Operation("AcceptEvents").Bodies)
        {
            var answer = await trial.SendAsync("AcceptEvents", body: (form, Elsewhere(body)));
            answer.Status.ShouldBe(202, form);
            answer.Json.GetProperty("accepted").GetInt32().ShouldBe(1, form);
        }

        (await trial.SendExampleAsync("AcceptNational", Elsewhere)).Status.ShouldBe(200);
    }

    private static async Task AdministerSourceAsync(Trial trial)
    {
        var made = await trial.SendExampleAsync("PutSource");
        made.Status.ShouldBe(201);
        (await trial.SendExampleAsync("PutSource")).Status.ShouldBe(200);
        (await trial.SendAsync("GetSource")).Status.ShouldBe(200);
        (await trial.SendAsync("GetSources")).Json.GetProperty("sources").GetArrayLength().ShouldBe(1);

        // No example can hold the key.
        (await trial.SendExampleAsync("LogInNational", body => body.Replace("…", made.Text("key")))).Status.ShouldBe(200);

        (await trial.SendExampleAsync("RotateSource")).Status.ShouldBe(200);
        (await trial.SendAsync("RotateSource")).Status.ShouldBe(200);
        (await trial.SendAsync("GetSource")).Json.TryGetProperty("previousValidUntil", out _).ShouldBeTrue();
        (await trial.SendAsync("DeleteSource")).Status.ShouldBe(204);
    }

    private static async Task ReplaceCatalogueAsync(Trial trial)
    {
        const string Json = "application/json";
        var before = await trial.SendAsync("GetCatalog");
        try
        {
            foreach (var body in trial.Operation("PutCatalog").Bodies)
            {
                (await trial.SendAsync("PutCatalog", body: body)).Status.ShouldBe(200, body.Form);
            }

            foreach (var values in trial.Operation("PutCatalog").Trials.Where(values => values.ContainsKey("If-Match")))
            {
                (await trial.SendAsync("PutCatalog", values, (Json, before.Body))).Status.ShouldBe(412);
            }
        }
        finally
        {
            // Other tests read it.
            (await trial.SendAsync("PutCatalog", body: (Json, before.Body))).Status.ShouldBe(200);
        }

        foreach (var kind in new[] { "procedures", "calendar", "targets" })
        {
            var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = kind };
            (await trial.SendAsync("PutCatalog", values, (Json, (await trial.SendAsync("GetCatalog", values)).Body))).Status.ShouldBe(200, kind);
        }
    }

    private async Task AdministerLetterAsync(Trial trial)
    {
        var id = await new Letters(example.App, example.Storage).FailAsync("no message");
        var letter = new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = id };

        (await trial.SendAsync("ListDeadLetters")).Json.GetProperty("letters").GetArrayLength().ShouldBe(1);
        (await trial.SendAsync("GetDeadLetter", letter)).Status.ShouldBe(200);
        (await trial.SendAsync("ReplayDeadLetter", letter)).Status.ShouldBe(202);

        // It fails again, and is not to come back once it is gone.
        await Eventually.BeTrueAsync(async () => (await trial.SendAsync("GetDeadLetter", letter)).Json.GetProperty("tries").GetInt32() == 2);
        (await trial.SendAsync("DeleteDeadLetter", letter)).Status.ShouldBe(204);
        (await trial.SendAsync("DeleteDeadLetter", letter)).Status.ShouldBe(404);
    }

    // In another province, as these tests share what they read.
    private static string Elsewhere(string body) => body.Replace("H60", "H52");
}
