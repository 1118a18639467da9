using System.Text;

namespace Azure.Data.Tables.Tests;

/// <summary>Answers as Azure writes them; Azurite's are covered by the behaviour tests.</summary>
public sealed class TransactionAnswerTests
{
    [Fact]
    public void Reads_each_action_s_answer()
    {
        var answers = Read(
            """
            --batchresponse_1
            Content-Type: multipart/mixed; boundary=changesetresponse_1

            --changesetresponse_1
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            HTTP/1.1 204 No Content
            X-Content-Type-Options: nosniff
            Cache-Control: no-cache
            Preference-Applied: return-no-content
            DataServiceVersion: 3.0;
            Location: https://dvc.table.core.windows.net/facts(PartitionKey='p',RowKey='1')
            ETag: W/"datetime'2026-11-22T04%3A05%3A06.1234567Z'"


            --changesetresponse_1
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            HTTP/1.1 204 No Content
            DataServiceVersion: 1.0;


            --changesetresponse_1--
            --batchresponse_1--
            """);

        answers.Select(answer => answer.Status).ShouldBe([204, 204]);
        answers[0].ReasonPhrase.ShouldBe("No Content");
        answers[0].Headers.ETag.ShouldBe(new ETag("W/\"datetime'2026-11-22T04%3A05%3A06.1234567Z'\""));
        answers[0].Headers.TryGetValue("cache-control", out var cache).ShouldBeTrue();
        cache.ShouldBe("no-cache");
        answers[1].Headers.ETag.ShouldBeNull();
    }

    [Fact]
    public void Reads_a_refusal_and_which_action_it_is_about()
    {
        var refusal = Read(
            """
            --batchresponse_1
            Content-Type: multipart/mixed; boundary=changesetresponse_1

            --changesetresponse_1
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            HTTP/1.1 409 Conflict
            X-Content-Type-Options: nosniff
            DataServiceVersion: 3.0;
            Content-Type: application/json;odata=minimalmetadata;streaming=true;charset=utf-8

            {"odata.error":{"code":"EntityAlreadyExists","message":{"lang":"en-US","value":"22:The specified entity already exists.\n\nRequestID:6c646e8a"}}}
            --changesetresponse_1--
            --batchresponse_1--
            """).ShouldHaveSingleItem();

        var failure = new TableTransactionFailedException(
            new RequestFailedException(refusal, innerException: null, FailureParser.Instance));
        failure.Status.ShouldBe(409);
        failure.ErrorCode.ShouldBe("EntityAlreadyExists");
        failure.FailedTransactionActionIndex.ShouldBe(22);
        failure.Message.ShouldContain("already exists");
    }

    private static List<Response> Read(string answer) => TransactionAnswer.Read(
        new MemoryStream(Encoding.UTF8.GetBytes(answer.ReplaceLineEndings("\r\n"))));
}
