using UrbGrade.Bus.Programs;

namespace UrbGrade.Modules.Core.Database;

/// <summary>Lets one process at a time change what lies in a folder. The operating system releases it when the process ends,
/// however it ends.</summary>
internal static class FolderLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits for the folder's lock and holds it until disposed. A folder that is not there is made for its owner alone.</summary>
    /// <exception cref="IOException">Another process held it for a minute.</exception>
    public static IDisposable Take(string folder, string name, TimeProvider time)
    {
        PrivateFile.CreateFolder(folder);
        var path = Path.Combine(folder, name);
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (time.GetElapsedTime(started) < Patience)
            {
                Task.Delay(Pause, time).Wait();
            }
        }
    }
}
