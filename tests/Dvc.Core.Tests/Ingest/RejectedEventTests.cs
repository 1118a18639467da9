using Dvc.Core.Ingest;

namespace Dvc.Core.Tests.Ingest;

/// <summary>What an event is rejected for: exactly these members with exactly these codes, all at once.</summary>
public sealed class RejectedEventTests
{
    [Theory]
    [InlineData("-dossierId", "dossierId required")]
    [InlineData("-agency", "agency required")]
    [InlineData("-procedure", "procedure required")]
    [InlineData("-channel", "channel required")]
    [InlineData("-status", "status required")]
    [InlineData("-updatedAt", "updatedAt required")]
    [InlineData("-receivedAt", "receivedAt required")]
    [InlineData("-finishedAt", "finishedAt required")]
    [InlineData("""status: "returned" | -finishedAt""", "finishedAt required")]
    [InlineData("""status: "accepted" | -receivedAt""", "receivedAt required")]
    [InlineData("""status: "processing" | -receivedAt""", "receivedAt required")]
    [InlineData("""status: "awaitingSupplement" | -receivedAt""", "receivedAt required")]
    [InlineData("""status: "awaitingPayment" | -receivedAt""", "receivedAt required")]
    [InlineData("""status: "withdrawn" | -receivedAt""", "receivedAt required")]
    [InlineData("""status: "stopped" | -receivedAt""", "receivedAt required")]
    [InlineData("-dossierId | -agency | -procedure | -channel | -status | -updatedAt", "agency required, channel required, dossierId required, procedure required, status required, updatedAt required")]
    [InlineData("-receivedAt | -finishedAt", "finishedAt required, receivedAt required")]
    public void A_member_that_its_status_needs_is_absent(string changes, string errors) => Errors(changes).ShouldBe(errors);

    [Theory]
    [InlineData("dossierId: null", "dossierId type")]
    [InlineData("dossierId: 1", "dossierId type")]
    [InlineData("agency: [\"H60\"]", "agency type")]
    [InlineData("procedure: 1.004239", "procedure type")]
    [InlineData("channel: 1", "channel type")]
    [InlineData("status: {}", "status type")]
    [InlineData("updatedAt: 1656637200", "updatedAt type")]
    [InlineData("receivedAt: null", "receivedAt type")]
    [InlineData("finishedAt: false", "finishedAt type")]
    [InlineData("dueAt: null", "dueAt type")]
    [InlineData("outcome: null", "outcome type")]
    [InlineData("serviceLevel: 4", "serviceLevel type")]
    [InlineData("digitised: \"true\"", "digitised type")]
    [InlineData("feeDue: 1", "feeDue type")]
    [InlineData("paidOnline: null", "paidOnline type")]
    [InlineData("submittedAt: [] | originalDueAt: 0 | pausedAt: {} | returnedAt: true", "originalDueAt type, pausedAt type, returnedAt type, submittedAt type")]
    public void A_member_has_another_type(string changes, string errors) => Errors(changes).ShouldBe(errors);

    [Theory]
    [InlineData("""dossierId: "" """, "dossierId pattern")]
    [InlineData("""dossierId: "H60.12-220701" """, "dossierId pattern")]
    [InlineData("""dossierId: "h60.12-220701-0001" """, "dossierId pattern")]
    [InlineData("""dossierId: "H60.12-22071-0001" """, "dossierId pattern")]
    [InlineData("""dossierId: "H60.12-220701-01" """, "dossierId pattern")]
    [InlineData("""dossierId: ".H60-220701-0001" """, "dossierId pattern")]
    [InlineData("""dossierId: " H60.12-220701-0001" """, "dossierId pattern")]
    [InlineData("""dossierId: "H60.12-220701-0001 " """, "dossierId pattern")]
    [InlineData("""dossierId: "H60.12-220701-0001\n" """, "dossierId pattern")]
    [InlineData("""dossierId: "H60.12/-220701-0001" """, "dossierId pattern")]
    [InlineData("""dossierId: "H60.12-२२०७०१-0001" """, "dossierId pattern")]
    [InlineData("""agency: "" """, "agency pattern")]
    [InlineData("""agency: "h60.12" """, "agency pattern")]
    [InlineData("""agency: "VN" """, "agency pattern")]
    [InlineData("""agency: "H60.12 " """, "agency pattern")]
    [InlineData("""agency: " H60.12" """, "agency pattern")]
    [InlineData("""agency: "H60.12\n" """, "agency pattern")]
    [InlineData("""agency: "H60..12" """, "agency pattern")]
    [InlineData("""agency: "0.00.12.H60" """, "agency pattern")]
    [InlineData("""procedure: "1.00423" """, "procedure pattern")]
    [InlineData("""procedure: "1.004239\n" """, "procedure pattern")]
    [InlineData("""procedure: " 1.004239" """, "procedure pattern")]
    [InlineData("""procedure: "1.004239." """, "procedure pattern")]
    [InlineData("""procedure: "11.004239" """, "procedure pattern")]
    public void A_code_has_another_form(string changes, string errors) => Errors(changes).ShouldBe(errors);

    [Theory]
    [InlineData("""channel: "Online" """, "channel enum")]
    [InlineData("""channel: "online " """, "channel enum")]
    [InlineData("""channel: "" """, "channel enum")]
    [InlineData("""channel: "0" """, "channel enum")]
    [InlineData("""status: "9" """, "status enum")]
    [InlineData("""status: "RESOLVED" """, "status enum")]
    [InlineData("""serviceLevel: "toàn trình" """, "serviceLevel enum")]
    [InlineData("""outcome: "on time" """, "outcome enum")]
    public void A_name_is_none_of_those_allowed(string changes, string errors) => Errors(changes).ShouldBe(errors);

    [Theory]
    [InlineData("2022-07-01T08:00:00", "offset")]
    [InlineData("2022-07-01T08:00:00.123", "offset")]
    [InlineData("2022-07-01", "offset")]
    [InlineData("", "timestamp")]
    [InlineData("now", "timestamp")]
    [InlineData("01/07/2022 08:00", "timestamp")]
    [InlineData("20220701080000", "timestamp")]
    [InlineData("2022-07-01 08:00:00Z", "timestamp")]
    [InlineData("2022-07-01T08:00Z", "timestamp")]
    [InlineData("2022-07-01T08:00:00+07", "timestamp")]
    [InlineData("2022-07-01T08:00:00+0700", "timestamp")]
    [InlineData("2022-07-01T08:00:00+07:60", "timestamp")]
    [InlineData("2022-07-01T08:00:00 +07:00", "timestamp")]
    [InlineData("2022-07-01T08:00:00+07:00 ", "timestamp")]
    [InlineData("2022-07-01T08:00:00+07:00\\n", "timestamp")]
    [InlineData(" 2022-07-01T08:00:00+07:00", "timestamp")]
    [InlineData("2022-07-01T08:00:00,5Z", "timestamp")]
    [InlineData("2022-07-01T08:00:00.Z", "timestamp")]
    [InlineData("2022-07-01T24:00:00Z", "timestamp")]
    [InlineData("2022-07-01T08:60:00Z", "timestamp")]
    [InlineData("2022-07-01T08:00:61Z", "timestamp")]
    [InlineData("2022-02-29T08:00:00Z", "timestamp")]
    [InlineData("2022-13-01T08:00:00Z", "timestamp")]
    [InlineData("2022-7-1T08:00:00Z", "timestamp")]
    [InlineData("22-07-01T08:00:00Z", "timestamp")]
    [InlineData("+2022-07-01T08:00:00Z", "timestamp")]
    [InlineData("-2022-07-01T08:00:00Z", "timestamp")]
    [InlineData("20222-07-01T08:00:00+07:00", "range")]
    [InlineData("0000-01-01T00:00:00Z", "range")]
    [InlineData("0001-01-01T00:00:00+18:00", "range")]
    [InlineData("1900-07-01T08:00:00Z", "range")]
    [InlineData("1999-12-31T16:59:59.999999999Z", "range")]
    [InlineData("2100-12-31T17:00:00Z", "range")]
    [InlineData("9999-12-31T23:59:59Z", "range")]
    [InlineData("9999-12-31T23:59:59-18:00", "range")]
    public void A_timestamp_is_none_or_has_no_offset_or_lies_outside_2000_to_2100(string text, string code)
    {
        foreach (var member in new[] { "submittedAt", "receivedAt", "dueAt", "originalDueAt", "pausedAt", "finishedAt", "returnedAt", "updatedAt" })
        {
            Errors($"{member}: \"{text}\"").ShouldBe($"{member} {code}");
        }
    }

    [Theory]
    [InlineData("2016-12-31T23:59:60Z")]
    [InlineData("2022-07-01T08:00:00+23:59")]
    public void A_timestamp_has_a_form_of_RFC_3339_that_no_clock_here_writes(string text) =>
        Errors($"updatedAt: \"{text}\"").ShouldBe("updatedAt timestamp");

    [Theory]
    [InlineData("""finishedAt: "2022-06-30T23:59:59+07:00" """, "finishedAt beforeReceipt")]
    [InlineData("""finishedAt: "2022-06-30T16:59:59Z" """, "finishedAt beforeReceipt")]
    [InlineData("""dueAt: "2022-06-30T23:59:59+07:00" """, "dueAt beforeReceipt")]
    [InlineData("""originalDueAt: "2022-06-30T23:59:59+07:00" """, "originalDueAt beforeReceipt")]
    [InlineData("""competentReceivedAt: "2022-06-30T23:59:59+07:00" """, "competentReceivedAt beforeReceipt")]
    [InlineData("""competentReceivedAt: "2026-11-23T12:00:01+07:00" """, "competentReceivedAt future")]
    [InlineData("""competentReceivedAt: "2022-07-01" """, "competentReceivedAt offset")]
    [InlineData("""status: "processing" | finishedAt: "2022-06-30T10:00:00+07:00" """, "finishedAt beforeReceipt")]
    [InlineData("""receivedAt: "2022-07-09T00:00:00+07:00" | originalDueAt: "2022-07-08T00:00:00Z" """, "dueAt beforeReceipt, finishedAt beforeReceipt, originalDueAt beforeReceipt")]
    [InlineData("""updatedAt: "2026-11-23T12:00:00.000000001+07:00" """, "updatedAt future")]
    [InlineData("""finishedAt: "2026-11-23T05:00:01Z" """, "finishedAt future")]
    [InlineData("""receivedAt: "2026-11-23T12:00:01+07:00" | dueAt: "2026-12-01T00:00:00Z" """, "finishedAt beforeReceipt, receivedAt future")]
    public void A_date_lies_before_receipt_or_a_time_more_than_a_day_ahead(string changes, string errors) => Errors(changes).ShouldBe(errors);

    [Fact]
    public void All_errors_are_named_at_once() =>
        Errors("""-procedure | dossierId: 7 | agency: "h60" | channel: "fax" | receivedAt: "2022-07-01" | updatedAt: "2036-01-01T00:00:00Z" | feeDue: "no" | outcome: "good" """)
            .ShouldBe("agency pattern, channel enum, dossierId type, feeDue type, outcome enum, procedure required, receivedAt offset, updatedAt future");

    [Theory]
    [InlineData("dossierId", "length")]
    [InlineData("agency", "length")]
    [InlineData("procedure", "length")]
    [InlineData("channel", "length")]
    [InlineData("serviceLevel", "length")]
    [InlineData("status", "length")]
    [InlineData("outcome", "length")]
    [InlineData("submittedAt", "length")]
    [InlineData("receivedAt", "length")]
    [InlineData("dueAt", "length")]
    [InlineData("originalDueAt", "length")]
    [InlineData("pausedAt", "length")]
    [InlineData("finishedAt", "length")]
    [InlineData("returnedAt", "length")]
    [InlineData("updatedAt", "length")]
    public void A_huge_text_is_rejected_like_any_other(string member, string code) =>
        Errors($"{member}: \"{new string('A', 1_000_000)}\"").ShouldBe($"{member} {code}");

    [Theory]
    [InlineData("dossierId", 64, "H60-220701-0001")]
    [InlineData("agency", 35, "H60")]
    [InlineData("procedure", 40, "1.004239")]
    public void A_text_may_have_its_greatest_length_and_no_more(string member, int length, string shortest)
    {
        // Each form allows a group of any length, the dossier's code before its first hyphen and the others at their end.
        string OfLength(int total) => shortest.Contains('-', StringComparison.Ordinal)
            ? new string('A', total - shortest.Length) + shortest
            : shortest + "." + new string('1', total - shortest.Length - 1);

        Errors($"{member}: \"{OfLength(length)}\"").ShouldBe("");
        Errors($"{member}: \"{OfLength(length + 1)}\"").ShouldBe($"{member} length");
    }

    [Fact]
    public void A_timestamp_may_have_64_characters_and_no_more()
    {
        string OfLength(int total) => $"updatedAt: \"2022-07-05T03:00:00.{new string('0', total - 21)}Z\"";

        Errors(OfLength(64)).ShouldBe("");
        Errors(OfLength(65)).ShouldBe("updatedAt length");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("7")]
    [InlineData("\"H60\"")]
    [InlineData("[]")]
    [InlineData("[{}]")]
    public void What_is_no_object_is_no_event(string json)
    {
        var reading = Event.ReadText(json);

        Told(reading).ShouldBe(" notAnObject");
        reading.DossierId.ShouldBeNull();
    }

    [Theory]
    [InlineData("dossierId")]
    [InlineData("agency")]
    [InlineData("procedure")]
    [InlineData("channel")]
    [InlineData("serviceLevel")]
    [InlineData("status")]
    [InlineData("submittedAt")]
    [InlineData("receivedAt")]
    [InlineData("dueAt")]
    [InlineData("finishedAt")]
    [InlineData("outcome")]
    [InlineData("digitised")]
    [InlineData("feeDue")]
    [InlineData("updatedAt")]
    public void No_message_repeats_the_value(string member)
    {
        foreach (var value in new[] { "\"Nguyễn Văn A 024087654321\"", "24087654321", "\"024087654321\"", "[\"024087654321\"]", "{\"cccd\": \"024087654321\"}" })
        {
            var errors = Event.Read($"{member}: {value}").Errors;

            errors.ShouldNotBeEmpty();
            errors.ShouldAllBe(error => !error.Message.Contains("24087654321") && !error.Message.Contains("Nguyễn") && error.Message.StartsWith(member));
        }
    }

    [Fact]
    public void A_rejection_names_the_dossier_only_by_a_well_formed_code()
    {
        Event.Read("-agency").DossierId.ShouldBe("H60.12-220701-0001");
        Event.Read("dossierId: \"024087654321\"").DossierId.ShouldBeNull();
    }

    private static string Errors(string changes) => Told(Event.Read(changes));

    private static string Told(EventReading reading)
    {
        (reading.Snapshot is null).ShouldBe(reading.Errors.Count > 0);
        reading.IsAccepted.ShouldBe(reading.Snapshot is not null);
        return string.Join(", ", reading.Errors.Select(error => $"{error.Field} {error.Code}").Order(StringComparer.Ordinal));
    }
}
