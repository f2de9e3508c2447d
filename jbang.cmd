@echo off
rem JBang for relaykit on Windows: what jbang is elsewhere. The work is done by wrapper\Wrapper.java.
setlocal DisableDelayedExpansion
set "JDK=%JAVA_HOME%\bin"
if not exist "%JDK%\javac.exe" for %%J in (javac.exe) do set "JDK=%%~dp$PATH:J"
if not exist "%JDK%\javac.exe" (
    echo jbang: no JDK: neither JAVA_HOME nor PATH leads to a javac.exe 1>&2
    echo   next: winget install EclipseAdoptium.Temurin.17.JDK, then open a new window 1>&2
    exit /b 3
)
rem JAVA_VERSION="1.8.0_442" or "17.0.15", as each JDK tells in its folder.
set MAJOR=
if exist "%JDK%\..\release" for /f tokens^=2^,3^ delims^=^=^" %%V in ('findstr /b "JAVA_VERSION=" "%JDK%\..\release"') do set "MAJOR=%%V"
if defined MAJOR for /f "tokens=1,2 delims=." %%V in ("%MAJOR%") do if %%V==1 (set "MAJOR=%%W") else (set "MAJOR=%%V")
if defined MAJOR if %MAJOR% LSS 17 (
    echo jbang: "%JDK%\java.exe" is of Java %MAJOR%; relaykit needs 17 1>&2
    echo   next: winget install EclipseAdoptium.Temurin.17.JDK, then open a new window, or set JAVA_HOME to one 1>&2
    exit /b 3
)
if not defined JBANG_DIR set "JBANG_DIR=%USERPROFILE%\.jbang"
if not defined JBANG_CACHE_DIR set "JBANG_CACHE_DIR=%JBANG_DIR%\cache"
set "CACHE=%JBANG_CACHE_DIR%\relaykit"

rem Compiled once for each date and size of the source.
for %%F in ("%~dp0wrapper\Wrapper.java") do set "STAMP=%%~tzF"
set "STAMP=%STAMP:/=-%"
set "STAMP=%STAMP::=-%"
set "CLASSES=%CACHE%\wrapper %STAMP%"
if not exist "%CLASSES%\Wrapper.class" (
    "%JDK%\javac.exe" -encoding UTF-8 -d "%CLASSES%" "%~dp0wrapper\Wrapper.java" || exit /b 3
)
"%JDK%\java.exe" -XX:TieredStopAtLevel=1 -cp "%CLASSES%" Wrapper run "%~dp0." "%CACHE%" %*
exit /b %ERRORLEVEL%
