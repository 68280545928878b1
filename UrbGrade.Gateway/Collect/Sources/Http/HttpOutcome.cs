namespace UrbGrade.Gateway.Collect.Sources.Http;

/// <summary>What became of one request.</summary>
internal enum HttpOutcome
{
    Dropped,
    Unchanged,
    Absent,
}
