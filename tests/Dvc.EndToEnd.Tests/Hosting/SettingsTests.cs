using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Hosting;

public sealed class SettingsTests(EmptyApp empty) : IClassFixture<EmptyApp>
{
    [Fact]
    public async Task An_app_with_wrong_settings_does_not_start_and_says_what_to_mend_without_a_stack_or_a_secret()
    {
        var failure = await Record.ExceptionAsync(async () =>
        {
            await using var app = await App.StartAsync(
                empty.Storage,
                ("DvcStorage", $"AccountName=dvc;AccountKey={EventJson.Secret}"),
                ("RollUpSchedule", ""),
                ("AuditSchedule", "00:05:00"),
                ("Ingest__BodyTimeout", "soon"));
        });

        var said = failure.ShouldNotBeNull().Message;
        said.ShouldContain("DvcStorage is no connection string of a storage account: write ");
        said.ShouldContain("RollUpSchedule is missing: write six fields of NCRONTAB, in UTC");
        said.ShouldContain("AuditSchedule is no schedule that ever comes: write six fields of NCRONTAB, in UTC");
        said.ShouldContain("Ingest__BodyTimeout must be a time from 00:00:01 to 00:10:00: write ");
        said.ShouldNotContain("OptionsValidationException");
        said.ShouldNotContain(EventJson.Secret);
    }
}
