@echo off
rem Runs the UrbGrade command. All that it does is written in build\UrbGrade.Command; this file only builds that when needed.
setlocal
set "URBGRADE_ROOT=%~dp0."
set DOTNET_NOLOGO=1
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set "COMMAND_DLL=%~dp0artifacts\command\urbgrade-command.dll"

rem "||" and not "if errorlevel 1": the host of .NET fails with negative numbers, which that takes for success.
where dotnet >nul 2>nul || goto :nosdk

if not exist "%COMMAND_DLL%" goto :build
dotnet "%COMMAND_DLL%" --is-current >nul 2>nul || goto :build

:run
dotnet "%COMMAND_DLL%" %*
exit /b %ERRORLEVEL%

:build
pushd "%~dp0"
dotnet --version >nul 2>nul || (popd & goto :nosdk)
if not exist "%COMMAND_DLL%" echo Building the urbgrade command (once) ... 1>&2
if not exist artifacts mkdir artifacts
dotnet publish build\UrbGrade.Command -c Release -o artifacts\command -v quiet -nologo -nodeReuse:false >artifacts\command-build.log 2>&1 <nul || (
    echo urbgrade: the command could not be built: 1>&2
    type artifacts\command-build.log 1>&2
    popd
    exit /b 1
)
popd
goto :run

:nosdk
echo urbgrade: the .NET SDK 10.0 (10.0.100 or newer) is missing. To get it: 1>&2
echo   winget install Microsoft.DotNet.SDK.10 1>&2
echo   or https://dotnet.microsoft.com/download/dotnet/10.0 1>&2
exit /b 2
