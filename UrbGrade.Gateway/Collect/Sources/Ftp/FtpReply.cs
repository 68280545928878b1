namespace UrbGrade.Gateway.Collect.Sources.Ftp;

/// <summary>What a server said to a command.</summary>
/// <param name="Code">Three digits; 2xx done, 3xx go on, 4xx not now, 5xx no.</param>
/// <param name="Text">Without the code; several lines where it had several.</param>
internal sealed record FtpReply(int Code, string Text);
