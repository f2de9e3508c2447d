@echo off
rem JBang for relaykit on Windows: what jbang is elsewhere. The work is done by wrapper\Wrapper.java.
setlocal DisableDelayedExpansion
set "JDK=%JAVA_HOME%\bin"
if not exist "%JDK%\javac.exe" for %%J in (javac.exe) do set "JDK=%%~dp$PATH:J"
if not exist "%JDK%\javac.exe" (
    echo jbang: no JDK: neither JAVA_HOME nor PATH leads to a javac.exe 1>&2
    echo   next: install a JDK 17 or newer 1>&2
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
