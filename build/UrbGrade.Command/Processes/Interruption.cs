using System.Runtime.InteropServices;

namespace UrbGrade.Command.Processes;

/// <summary>Turns Ctrl-C, a closed terminal and a request to terminate into a token instead of a sudden end.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource asked = new();
    private readonly CancellationTokenSource insisted = new();
    private readonly PosixSignalRegistration[] registrations;

    public Interruption()
    {
        registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, OnSignal),
        ];
    }

    /// <summary>Cancelled by the first request.</summary>
    public CancellationToken Asked => asked.Token;

    /// <summary>Cancelled by the second: do not wait any longer.</summary>
    public CancellationToken Insisted => insisted.Token;

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        asked.Dispose();
        insisted.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (asked.IsCancellationRequested)
            insisted.Cancel();
        else
            asked.Cancel();
    }
}
