namespace UrbGrade.Gateway.Service;

/// <summary>Tells the sending loop that the outbox has something new.</summary>
internal sealed class SendSignal : Signal;
