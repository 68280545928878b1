using Microsoft.Extensions.Hosting;

namespace UrbGrade.Bus.Programs;

/// <summary>When a program is up.</summary>
public static class HostLifetimes
{
    /// <summary>Waits until the program answers. What nobody waits for begins then, as it would take the processor from the start.</summary>
    /// <exception cref="OperationCanceledException">The program ends before it was up.</exception>
    public static async Task WhenStarted(this IHostApplicationLifetime lifetime, CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stopping);
    }
}
