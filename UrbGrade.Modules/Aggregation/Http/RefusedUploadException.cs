namespace UrbGrade.Modules.Aggregation.Http;

/// <summary>A request that is refused before it is SOAP.</summary>
internal sealed class RefusedUploadException(int status, string reason) : Exception(reason)
{
    /// <summary>HTTP status of the answer.</summary>
    public int Status => status;
}
